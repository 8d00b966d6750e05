// @ts-check
// Rows that need a hand, each mended where it stands.

import { api } from './api.js';
import { h, icon } from './dom.js';
import { helpers } from './form.js';
import { button, check as checkbox, focusOn, heading, idOf, link, sentence } from './parts.js';
import { baseName, t } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./types.js').Row} Row */
/** @typedef {import('./types.js').Cell} Cell */
/** @typedef {import('./types.js').Problem} Problem */
/** @typedef {import('./types.js').Command} Command */

const a_page = 100;

/** What tells people apart and whose their letters are; other columns are shown where something is wrong in them. */
const usual = new Set(['name', 'prefix', 'father', 'husband', 'guardian', 'village', 'ward', 'phone', 'advocate']);

/** What is looked at; other screens may set it before they come here. */
export const looking = { show: 'held', search: '', from: 0, together: false, all_columns: false };
/** @type {import('./types.js').Rows | null} */
let rows = null;
/** Which question was asked last: older answers are not shown. */
let asked = 0;
/** What was mended last, and how it is taken back, if it can be. @type {{ words: string, back: Command | null } | null} */
let mended = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;

/** @param {App} app */
async function fetchRows(app) {
  if (!app.state?.event) return;
  const mine = ++asked;
  const answer = await app.try(() => api.rows({ show: looking.show, search: looking.search, from: looking.from, count: a_page }));
  if (mine !== asked || !answer) return;
  // While the event itself is wrong there may be no rows.
  rows = answer.rows ? answer : { total: 0, columns: [], rows: [] };
  // Letters are taken to their pages for it, which may hold more of them back.
  if (answer.counts) app.state.counts = answer.counts;
  app.render();
}

/** @param {Row} row @param {string} heading_ */
const cellId = (row, heading_) => idOf('cell', row.position, heading_);
/** @param {Row} row @param {string} heading_ */
const draftKey = (row, heading_) => `cell\u0000${row.file}\u0000${row.sheet ?? ''}\u0000${row.row}\u0000${heading_}`;

/** Which cell a problem is about. @param {Row} row @param {Problem} problem */
function cellOf(row, problem) {
  if (problem.heading) return row.cells.find((cell) => cell.heading === problem.heading);
  const column = problem.column ?? '';
  return row.cells.find((cell) => cell.heading !== '' && (column === cell.heading || column.endsWith(`(${cell.heading})`)))
    ?? (problem.cell ? row.cells.find((cell) => cell.was === problem.cell) : undefined);
}

/** Whether a column of a list has names, or whatever field. @param {App} app @param {string} file @param {string} heading_ @param {string} [field] */
const isOf = (app, file, heading_, field = 'name') => (app.state?.lists ?? []).some((list) =>
  list.file === file && list.columns.some((column) => column.field === field && column.heading === heading_));

/** @param {Row} row @param {Cell} cell @param {string | null} now @returns {Command} */
const correction = (row, cell, now) => ({
  do: 'correct',
  corrections: [{ file: row.file, sheet: row.sheet, row: row.row, heading: cell.heading, was: cell.was, now }],
});

/** @param {Row} row @param {boolean} is_out @returns {Command} */
const leaveOut = (row, is_out) => ({ do: 'leave-out', file: row.file, sheet: row.sheet, row: row.row, is_out });

/** What takes a command back. @param {Command} command @returns {Command | null} */
function backOf(command) {
  if (command.do === 'correct') {
    const corrections = /** @type {any[]} */ (command.corrections);
    return { ...command, corrections: corrections.map((one) => ({ ...one, now: null })) };
  }
  if (command.do === 'leave-out') return { ...command, is_out: !command.is_out };
  if (command.do === 'mark') return { ...command, undo: !command.undo };
  // Who somebody is in the ledger is not forgotten again.
  return command.do === 'settle' ? null : { do: 'undo' };
}

/**
 * Has rows mended; the focus goes to the row if it still needs a hand, or else to the next one.
 * @param {App} app @param {Row} row @param {Command} command
 */
async function mend(app, row, command) {
  const at = rows?.rows.findIndex((other) => other.position === row.position) ?? 0;
  const { hash: _, ...plain } = command;
  const answer = await app.do(plain);
  if (answer?.is !== 'state') return;
  await fetchRows(app);
  const held = app.state?.counts.held ?? 0;
  mended = { words: t('check.mended', { row: row.row, n: held }), back: backOf(plain) };
  app.say(mended.words);
  app.render();
  const still = rows?.rows.find((other) => other.position === row.position && other.problems.length);
  if (still) focusOnRow(still);
  else focusNear(at);
}

/** Moves the focus to the first row from a place on that needs a hand. @param {number} place */
function focusNear(place) {
  const next = rows?.rows.slice(place).find((other) => other.problems.length) ?? rows?.rows.find((other) => other.problems.length);
  if (next) focusOnRow(next);
  else focusOn('mended');
}

/** The first cell of a row that is wrong, or else its first button. @param {Row} row */
function focusOnRow(row) {
  const wrong = row.problems.map((problem) => cellOf(row, problem)).find(Boolean);
  focusOn(wrong ? cellId(row, wrong.heading) : idOf('row', row.position), { select: true });
}

/** @param {App} app @param {Row} row @param {Cell | undefined} cell @param {string} called */
function cellOfTable(app, row, cell, called) {
  if (!cell) return h('td', { 'data-label': called }, '');
  const id = cellId(row, cell.heading);
  const key = draftKey(row, cell.heading);
  const draft = app.drafts.get(key);
  const mine = row.problems.filter((problem) => cellOf(row, problem) === cell);
  const value = draft ? String(draft.value) : cell.now;
  const wrong = draft?.problems.length || mine.some((problem) => problem.severity === 'error');
  const doubtful = !wrong && mine.length > 0;
  const set = (/** @type {string} */ given) => {
    app.drafts.set(key, draft ?? {
      value: given, problems: [], timer: undefined, sending: false,
      command: (now) => correction(row, cell, now),
    });
    const kept = app.drafts.get(key);
    if (kept) kept.value = given;
    app.renderSoon();
  };
  const commit = async () => {
    const kept = app.drafts.get(key);
    if (!kept) return;
    if (kept.value === cell.now) {
      app.forget(key);
      return;
    }
    const command = correction(row, cell, String(kept.value));
    const place = rows?.rows.findIndex((other) => other.position === row.position) ?? 0;
    await app.save(key);
    if (app.drafts.has(key)) return;
    await fetchRows(app);
    mended = { words: t('check.mended', { row: row.row, n: app.state?.counts.held ?? 0 }), back: backOf(command) };
    app.say(mended.words);
    app.render();
    // The row may be gone, and the focus with it.
    requestAnimationFrame(() => { if (document.activeElement === document.body) focusNear(place); });
  };
  const problems = mine.map((_, at) => idOf('said', row.position, row.problems.indexOf(/** @type {Problem} */ (mine[at])))).join(' ');
  return h('td', { 'data-label': called, key: cell.heading, class: [wrong ? 'wrong' : '', doubtful ? 'doubtful' : '', cell.is_corrected ? 'corrected' : '', isOf(app, row.file, cell.heading) ? 'name' : '', value ? '' : 'bare'].filter(Boolean).join(' ') },
    h('input', {
      id, value, list: isOf(app, row.file, cell.heading, 'advocate') ? 'advocates' : null, size: Math.min(Math.max([...value].length, 5), 20), autocomplete: 'off', spellcheck: 'false',
      'aria-label': t('check.cell', { called, row: row.row }), 'aria-invalid': wrong ? 'true' : null,
      'aria-describedby': [problems, draft?.problems.length ? `${id}-said` : '', cell.is_corrected ? `${id}-was` : ''].filter(Boolean).join(' ') || null,
      on: {
        input: (/** @type {any} */ { target }) => set(target.value),
        change: commit,
        keydown: (/** @type {any} */ event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') { event.preventDefault(); commit(); }
          if (event.key === 'Escape') app.forget(key);
        },
      },
    }),
    cell.is_corrected ? h('span', { class: 'was', id: `${id}-was` }, t('check.was', { was: cell.was || t('check.nothing') }),
      button('', () => mend(app, row, correction(row, cell, null)), { kind: 'quiet', square: true, icon: 'back', name: t('check.take_back', { called, row: row.row }) })) : null,
    draft || mine.some((problem) => !problem.remedies?.length) ? helpers(app, id, value, (given) => { set(given); commit(); }, { is_name: true }) : null,
    draft?.problems.length ? h('div', { id: `${id}-said` }, draft.problems.map((problem) => sentence(problem))) : null);
}

/** @param {App} app @param {Row} row @param {number} span */
function problemsOfRow(app, row, span) {
  const can_leave_out = row.state === 'held'
    && !row.problems.some((problem) => problem.remedies?.some(({ command }) => command.do === 'leave-out'));
  return h('tr', { class: `below ${row.state}`, key: `below-${row.position}` },
    h('td', { class: 'no' }),
    h('td', { colspan: span },
      row.problems.map((problem, at) => {
        const cell = cellOf(row, problem);
        const id = idOf('said', row.position, at);
        return h('div', { class: 'problem', key: at },
          h('p', { class: `said ${problem.severity}`, id, title: problem.code }, icon('stop'),
            h('span', {},
              cell ? h('a', { href: `#${cellId(row, cell.heading)}`, class: 'what', on: { click: (/** @type {any} */ event) => {
                event.preventDefault();
                focusOn(cellId(row, cell.heading), { select: true });
              } } }, problem.message) : h('strong', { class: 'what' }, problem.message),
              // Where a button mends it, nothing more need be read.
              problem.help && !problem.remedies?.length ? [' ', h('span', { class: 'soft' }, problem.help)] : null)),
          h('div', { class: 'row' },
            (problem.remedies ?? []).map((remedy, number) =>
              button(remedy.label, () => mend(app, row, remedy.command), { kind: 'mend', describedby: id, key: String(number) })),
            can_leave_out && at === row.problems.length - 1
              ? button(t('check.leave_out'), () => mend(app, row, leaveOut(row, true)),
                { kind: 'quiet', key: 'leave-out', name: t('check.leave_out_name', { row: row.row }) }) : null));
      }),
      row.state === 'cancelled' ? h('div', { class: 'row' },
        button(t('check.take_in'), () => mend(app, row, { do: 'mark', serials: String(row.serial), mark: 'cancelled', undo: true }),
          { kind: 'mend', name: t('check.take_in_name', { row: row.row }) })) : null));
}

/** @param {App} app @param {Row} row @param {{ heading: string, called: string }[]} columns @param {boolean} several */
function tableRow(app, row, columns, several) {
  const has_more = row.problems.length > 0 || row.state === 'cancelled';
  return [
    h('tr', { class: `${row.state} ${has_more ? 'has-more' : ''}`, key: `row-${row.position}` },
      h('th', { scope: 'row', class: 'no', id: idOf('row', row.position), tabindex: '-1' },
        h('span', { class: 'unseen' }, t('check.row')), ' ', row.row,
        several ? h('small', {}, baseName(row.file)) : null,
        row.state === 'cancelled' ? h('small', {}, t('check.left_out')) : null),
      columns.map((column) => cellOfTable(app, row, row.cells.find((cell) => cell.heading === column.heading), column.called || column.heading))),
    has_more ? problemsOfRow(app, row, columns.length) : null,
  ];
}

/** Rows with the same first problem, and one button for all of them. @param {App} app @param {Row[]} all */
function groups(app, all) {
  /** @type {Map<string, Row[]>} */
  const kinds = new Map();
  for (const row of all) {
    const code = row.problems[0]?.code ?? '';
    kinds.set(code, [...(kinds.get(code) ?? []), row]);
  }
  return [...kinds].map(([code, members]) => {
    const firsts = members.map((row) => row.problems.filter((problem) => problem.code === code)
      .map((problem) => problem.remedies?.find(({ command }) => command.do === 'correct')));
    const all_mendable = code !== '' && members.length > 1 && firsts.every((of_row) => of_row.length && of_row.every(Boolean));
    const corrections = firsts.flat().flatMap((remedy) => /** @type {any[]} */ (remedy?.command.corrections ?? []));
    const first = members[0];
    return {
      code, members,
      head: members.length === 1 ? null : h('tr', { class: 'group', key: `group-${code}` }, h('th', { scope: 'rowgroup', colspan: 99 },
        h('span', {}, t('check.alike', { n: members.length })),
        all_mendable && first ? button(t('check.all_first', { n: corrections.length }), () => mend(app, first, { do: 'correct', corrections }), { kind: 'mend' }) : null)),
    };
  });
}

/** @param {App} app */
function table(app) {
  if (!rows) return h('p', { class: 'soft' }, t('loading'));
  if (rows.rows.length === 0) {
    const none = looking.search ? t('check.none_found', { search: looking.search })
      : looking.show === 'held' ? t('check.none_held') : looking.show === 'attention' ? t('check.none_attention') : t('check.none');
    return h('div', { class: 'sheet nothing', key: 'nothing' }, looking.search ? null : icon('tick'), h('p', {}, none));
  }
  const shown = rows.rows;
  const filled = rows.columns.filter((column) => looking.all_columns
    || shown.some((row) => row.cells.some((cell) => cell.heading === column.heading && (cell.now || cell.was))
      && usual.has(column.field ?? ''))
    || shown.some((row) => row.problems.some((problem) => cellOf(row, problem)?.heading === column.heading)));
  const several = (app.state?.lists.length ?? 0) > 1;
  return h('div', { class: 'over-wide', tabindex: '0', role: 'region', 'aria-label': t('check.table'), key: 'table' },
    h('table', { class: `cards rows-table ${looking.all_columns ? 'all-columns' : ''}`.trim() },
      h('caption', { class: 'unseen' }, t('check.table')),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('check.row')),
        filled.map((column) => h('th', { scope: 'col', key: column.heading }, column.called || column.heading)))),
      looking.together
        ? groups(app, shown).map(({ code, members, head }) => h('tbody', { key: code }, head, members.map((row) => tableRow(app, row, filled, several))))
        : h('tbody', {}, shown.map((row) => tableRow(app, row, filled, several)))));
}

/** @param {App} app */
function pages(app) {
  const total = rows?.total ?? 0;
  if (total <= a_page) return null;
  const to = (/** @type {number} */ from) => {
    looking.from = from;
    fetchRows(app).then(() => focusOn('heading'));
  };
  return h('nav', { class: 'row', 'aria-label': t('check.pages'), key: 'pages' },
    button(t('previous'), () => to(Math.max(looking.from - a_page, 0)), { icon: 'previous', disabled: looking.from === 0 }),
    h('span', {}, t('check.from_to', { from: looking.from + 1, to: Math.min(looking.from + a_page, total), of: total })),
    button(t('next'), () => to(looking.from + a_page), { disabled: looking.from + a_page >= total }));
}

export const check = {
  /** @param {App} app */
  enter: (app) => {
    mended = null;
    if (looking.show === 'held' && !looking.search && app.state?.counts.held === 0) {
      looking.show = app.state.counts.attention ? 'attention' : 'all';
    }
    fetchRows(app);
  },
  /** @param {App} app */
  changed: (app) => fetchRows(app),
  title: () => t('step.check'),
  /** @param {App} app */
  view: (app) => {
    const counts = app.state?.counts ?? { rows: 0, letters: 0, held: 0, attention: 0, cancelled: 0, empty_rows: 0 };
    const shows = /** @type {const} */ ([['held', 'check.held', counts.held], ['attention', 'check.attention', counts.attention], ['all', 'check.all', counts.rows]]);
    const lists = app.state?.lists ?? [];
    return [
      heading(counts.held ? t('check.heading_held', { n: counts.held }) : counts.rows ? t('check.heading_well') : t('check.heading')),
      h('p', { class: 'soft', key: 'sums' }, [
        lists.map(({ file }) => baseName(file)).join(', '),
        [`${t('rows', { n: counts.rows })}: ${t('check.letters', { n: counts.letters })}`, t('check.are_held', { n: counts.held }),
          counts.cancelled ? t('check.cancelled', { n: counts.cancelled }) : '',
          counts.attention ? t('check.look', { n: counts.attention }) : ''].filter(Boolean).join(', '),
      ].filter(Boolean).join(' · ')),
      counts.rows ? null : h('p', { key: 'empty' }, link(t('check.no_list'), '#/list', { kind: 'main' })),
      h('div', { class: 'row between bar-of-tools', key: 'tools' },
        h('div', { class: 'row', role: 'group', 'aria-label': t('check.show') }, shows.map(([show, words, n]) => button(t(words, { n }), () => {
          Object.assign(looking, { show, from: 0 });
          fetchRows(app);
          app.render();
        }, { kind: 'quiet', pressed: looking.show === show, key: show })),
        h('div', { class: 'search' },
          h('label', { for: 'rows-search', class: 'unseen' }, t('check.search')),
          icon('find'),
          h('input', { type: 'search', id: 'rows-search', value: looking.search, placeholder: t('check.search'), autocomplete: 'off',
            on: { input: (/** @type {any} */ { target }) => {
              Object.assign(looking, { search: target.value, from: 0 });
              clearTimeout(typing);
              typing = setTimeout(() => fetchRows(app), 200);
            } } }))),
        h('div', { class: 'row' },
          lists.map(({ file }) => link(lists.length > 1 ? t('check.corrected_of', { file: baseName(file) }) : t('check.corrected'), api.remarksUrl(file), { icon: 'fetch', download: true })))),
      h('div', { class: 'row', key: 'how' },
        checkbox('together', t('check.together'), looking.together, (is) => { looking.together = is; app.render(); }),
        checkbox('all-columns', t('check.all_columns'), looking.all_columns, (is) => { looking.all_columns = is; app.render(); })),
      app.problems.length ? h('div', { class: 'problems', key: 'problems' }, app.problems.map((problem) => sentence(problem))) : null,
      // Those who issue letters are offered where one is written.
      h('datalist', { id: 'advocates', key: 'advocates' }, (app.state?.advocates ?? []).map(({ id, name }) => h('option', { value: name, key: id }))),
      mended ? h('div', { class: 'notice done', id: 'mended', tabindex: '-1', key: 'mended' },
        icon('tick'), h('span', {}, mended.words),
        mended.back === null ? null : button(t('take_back'), async () => {
          const back = mended?.back;
          mended = null;
          if (back && (await app.do(back))?.is === 'state') {
            app.say(t('taken_back'));
            await fetchRows(app);
            focusOn('heading');
          }
        }, { kind: 'quiet', icon: 'back' })) : null,
      table(app),
      pages(app),
      counts.letters ? h('div', { class: 'onward', key: 'onward' }, link(counts.held ? t('check.without', { n: counts.held }) : t('check.onward'), counts.held ? '#/print' : '#/view', { kind: 'main', icon: 'next' })) : null,
    ];
  },
};
