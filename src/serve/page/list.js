// @ts-check
// The lists of invitees: given, pasted, and how they were read.

import { api } from './api.js';
import { h, icon } from './dom.js';
import { button, check, focusOn, heading, idOf, link, radios, sentence } from './parts.js';
import { baseName, t } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./types.js').ListState} ListState */

const largest = 32 * 1024 * 1024;

/** Whether the field for pasting is open, and what is in it. */
let pasting = false;
let pasted = '';
let pasted_name = '';
/** What was wrong with a file before it was sent. */
let refused = '';
/** The file that is being read. */
let reading = '';
/** Which list is asked about before it is removed. */
let removing = -1;
/** Which list's reading is being changed. */
let changing = -1;
/** Who issues letters, while it is being chosen. */
let issuers_by = '';
/** Areas as typed, by the id of the advocate. @type {Map<string, string>} */
const areas = new Map();

/** @param {App} app @param {FileList | File[]} files */
export async function take(app, files) {
  refused = '';
  let given = 0;
  for (const file of files) {
    if (file.size === 0) refused = t('list.is_empty', { file: file.name });
    else if (file.size > largest) refused = t('list.too_large', { file: file.name });
    else {
      reading = file.name;
      app.render();
      const answer = await app.putFile('list', file.name, file);
      if (answer?.is === 'state') given += 1;
    }
  }
  reading = '';
  if (refused) app.say(refused);
  app.render();
  const { lists, counts } = app.state ?? { lists: [], counts: null };
  if (given && counts) {
    app.say(t('list.taken', { n: counts.rows }));
    focusOn(`list-${Math.max(lists.length - 1, 0)}`);
  }
}

/** @param {App} app */
function zone(app) {
  /** @param {any} event */
  const over = (event) => {
    event.preventDefault();
    document.getElementById('zone')?.classList.add('over');
  };
  const out = () => document.getElementById('zone')?.classList.remove('over');
  return h('section', {
    class: 'zone', id: 'zone', 'aria-labelledby': 'zone-heading',
    on: {
      dragenter: over, dragover: over, dragleave: out,
      drop: (/** @type {any} */ event) => {
        event.preventDefault();
        out();
        take(app, event.dataTransfer.files);
      },
    },
  },
  icon('sheet'),
  h('h2', { id: 'zone-heading' }, t('list.zone')),
  h('p', { class: 'hint', id: 'zone-hint' }, t('list.kinds')),
  h('div', { class: 'row centre' },
    h('span', { class: 'file' },
      h('input', { type: 'file', id: 'list-file', multiple: true, accept: '.xlsx,.xls,.ods,.csv,.tsv,.txt,.json,.toml,.vcf', 'aria-describedby': 'zone-hint',
        on: { change: async (/** @type {any} */ { target }) => {
          await take(app, [...target.files]);
          target.value = '';
        } } }),
      h('label', { for: 'list-file', class: 'button main' }, t('list.choose'))),
    button(t('list.paste'), () => {
      pasting = !pasting;
      app.render();
      if (pasting) focusOn('pasted');
    }, { id: 'paste-open' }),
    link(t('list.form'), api.formUrl(), { icon: 'fetch', kind: 'quiet', download: true })),
  reading ? h('p', { key: 'reading' }, t('list.reading', { file: reading })) : null,
  refused ? h('p', { class: 'said error', key: 'refused' }, icon('stop'), h('span', {}, refused)) : null,
  app.problems.length ? h('div', { class: 'problems', key: 'problems' }, app.problems.map((problem) => sentence(problem))) : null,
  pasting ? h('div', { class: 'pasting', key: 'pasting' },
    h('div', { class: 'field' },
      h('label', { for: 'pasted' }, t('list.pasted')),
      h('textarea', { id: 'pasted', rows: 6, class: 'code', value: pasted, wrap: 'off', spellcheck: 'false', 'aria-describedby': 'pasted-hint',
        on: { input: (/** @type {any} */ { target }) => { pasted = target.value; app.render(); } } }),
      h('p', { class: 'hint', id: 'pasted-hint' }, pasted.trim()
        ? t('list.pasted_rows', { n: pasted.trim().split('\n').length }) : t('list.pasted_hint'))),
    h('div', { class: 'field' },
      h('label', { for: 'pasted-name' }, t('list.pasted_name')),
      h('input', { id: 'pasted-name', value: pasted_name, placeholder: t('list.pasted_default'), autocomplete: 'off',
        on: { input: (/** @type {any} */ { target }) => { pasted_name = target.value; } } })),
    h('div', { class: 'row' },
      button(t('list.pasted_take'), async () => {
        const answer = await app.do({ do: 'paste', name: pasted_name.trim() || t('list.pasted_default'), text: pasted });
        if (answer?.is !== 'state') return;
        pasting = false;
        pasted = '';
        pasted_name = '';
        app.render();
        app.say(t('list.taken', { n: app.state?.counts.rows ?? 0 }));
        focusOn(`list-${Math.max((app.state?.lists.length ?? 1) - 1, 0)}`);
      }, { kind: 'main', disabled: !pasted.trim() }),
      button(t('leave_it'), () => { pasting = false; app.render(); focusOn('paste-open'); }))) : null);
}

/** @param {App} app @param {ListState} list */
function columns(app, list) {
  return h('div', { class: 'over-wide', tabindex: '0', role: 'region', 'aria-label': t('list.columns') },
    h('table', { class: 'cards columns-table' },
      h('caption', {}, t('list.columns')),
      h('thead', {}, h('tr', {}, [t('list.in_excel'), t('list.understood'), t('list.krutidev'), t('list.examples')].map((words) => h('th', { scope: 'col' }, words)))),
      h('tbody', {}, list.columns.map((column) => {
        const id = idOf('column', list.at, column.heading);
        return h('tr', { key: column.heading, class: column.field ? '' : 'unused' },
          h('th', { scope: 'row', 'data-label': t('list.in_excel') }, column.heading || t('list.no_heading')),
          h('td', { 'data-label': t('list.understood') },
            h('select', { id, value: column.field ?? '', 'aria-label': t('list.meaning', { heading: column.heading }),
              on: { change: async (/** @type {any} */ { target }) => {
                await app.do({ do: 'list', at: list.at, columns: { [column.heading]: target.value || null } });
                focusOn(id);
              } } },
            h('option', { value: '' }, t('list.of_no_use')),
            (app.state?.fields ?? []).map((field) => h('option', { value: field.key, key: field.key }, field.called)),
            column.field && !app.state?.fields.some((field) => field.key === column.field)
              ? h('option', { value: column.field }, column.called) : null)),
          h('td', { 'data-label': t('list.krutidev') },
            column.field ? check(`${id}-krutidev`, h('span', { class: 'unseen' }, t('list.is_krutidev', { heading: column.heading })), column.krutidev, (is) =>
              app.do({ do: 'list', at: list.at, krutidev: { [column.heading]: is } })) : null),
          h('td', { 'data-label': t('list.examples'), class: 'examples' }, column.examples.join(', ')));
      }))));
}

/** @param {App} app @param {ListState} list */
function card(app, list) {
  const name = baseName(list.file);
  const told = [
    list.sheet ? t('list.sheet_is', { sheet: list.sheet }) : '',
    list.header_row ? t('list.header_is', { n: list.header_row }) : '',
    list.header_row ? t('list.rows', { n: list.rows }) : '',
    list.empty_rows ? t('list.empty_rows', { n: list.empty_rows }) : '',
  ].filter(Boolean).join(' · ');
  return h('section', { class: 'sheet', key: `${list.at} ${list.file}`, 'aria-labelledby': `list-${list.at}` },
    h('div', { class: 'row between' },
      h('div', {},
        h('h2', { id: `list-${list.at}`, tabindex: '-1' }, name),
        h('p', { class: 'soft' }, told)),
      h('div', { class: 'row' },
        button(t('list.change'), () => {
          changing = changing === list.at ? -1 : list.at;
          app.render();
          if (changing === list.at) focusOn(`header-${list.at}`);
        }, { id: `change-${list.at}`, name: t('list.change_name', { file: name }) }),
        removing === list.at
          ? [
            button(t('list.remove_yes'), async () => {
              removing = -1;
              const answer = await app.do({ do: 'remove-list', at: list.at });
              if (answer?.is !== 'state') return;
              app.say(t('list.removed', { file: name }));
              focusOn('list-file');
            }, { kind: 'danger', id: `remove-yes-${list.at}` }),
            button(t('leave_it'), () => { removing = -1; app.render(); focusOn(`remove-${list.at}`); }),
          ]
          : button(t('list.remove'), () => { removing = list.at; app.render(); focusOn(`remove-yes-${list.at}`); },
            { kind: 'quiet', id: `remove-${list.at}`, name: t('list.remove_name', { file: name }) }))),
    removing === list.at ? h('p', { class: 'hint', key: 'removing' }, t('list.remove_hint')) : null,
    list.said.length ? h('ul', { class: 'told' }, list.said.map((line) => h('li', {}, line))) : null,
    // A list that could not be read is asked about at once.
    changing === list.at || (!list.header_row && list.sheets.length > 1) ? h('div', { class: 'columns', key: 'changing' },
      list.sheets.length > 1 ? h('div', { class: 'field' },
        h('label', { for: `sheet-${list.at}` }, t('list.sheet')),
        h('select', { id: `sheet-${list.at}`, value: list.sheet ?? '',
          on: { change: (/** @type {any} */ { target }) => app.do({ do: 'list', at: list.at, sheet: target.value }) } },
        list.sheet ? null : h('option', { value: '', disabled: true, key: '' }, t('list.sheet_choose')),
        list.sheets.map(({ name: sheet, is_hidden }) => h('option', { value: sheet, key: sheet }, is_hidden ? t('list.sheet_hidden', { sheet }) : sheet)))) : null,
      h('div', { class: 'field' },
        h('label', { for: `header-${list.at}` }, t('list.header')),
        h('input', { type: 'number', id: `header-${list.at}`, min: 1, value: list.header_row, 'aria-describedby': `header-hint-${list.at}`,
          on: { change: (/** @type {any} */ { target }) => {
            if (Number(target.value) >= 1) app.do({ do: 'list', at: list.at, header_row: Number(target.value) });
          } } }),
        h('p', { class: 'hint', id: `header-hint-${list.at}` }, t('list.header_hint')))) : null,
    list.columns.length ? columns(app, list) : null);
}

/** Who issues whose letters, as the event file has it. @param {App} app */
function issuersNow(app) {
  const by = app.state?.event?.values.assign?.by;
  if (by === 'areas') return 'area';
  if (by) return 'equal';
  return app.state?.event?.values.list?.[0]?.advocate ? 'one' : 'column';
}

/** @param {App} app */
function issuers(app) {
  const state = app.state;
  if (!state?.lists.length || state.advocates.length < 2) return null;
  const now = issuersNow(app);
  const by = issuers_by || now;
  /** @type {any[]} */
  const own = state.event?.values.advocate ?? [];
  const areasOf = (/** @type {string} */ id, /** @type {number} */ at) =>
    areas.get(id) ?? [own[at]?.areas ?? []].flat().join(', ');
  const one = state.event?.values.list?.[0]?.advocate;
  const one_id = state.advocates.find(({ id, name }) => id === one || name === one)?.id ?? state.advocates[0]?.id ?? '';
  return h('section', { class: 'sheet', 'aria-labelledby': 'issuers-heading', key: 'issuers' },
    h('h2', { id: 'issuers-heading' }, t('issuers.heading')),
    radios('issuers', t('issuers.heading'), [
      { value: 'column', label: t('issuers.column') },
      { value: 'one', label: t('issuers.one') },
      { value: 'equal', label: t('issuers.equal'), hint: t('issuers.equal_hint') },
      { value: 'area', label: t('issuers.area'), hint: t('issuers.area_hint') },
    ], by, (choice) => {
      issuers_by = choice;
      app.render();
      if (choice === 'column' || choice === 'equal') send({});
      else if (choice === 'one') focusOn('issuers-advocate');
      else focusOn(idOf('areas', state.advocates[0]?.id));
    }, { unseen_legend: true }),
    by === 'one' ? h('div', { class: 'field', key: 'one' },
      h('label', { for: 'issuers-advocate' }, t('issuers.who')),
      h('div', { class: 'row' },
        h('select', { id: 'issuers-advocate', value: one_id, on: { change: (/** @type {any} */ { target }) => send({ advocate: target.value }) } },
          state.advocates.map(({ id, name }) => h('option', { value: id }, name))),
        now === 'one' ? null : button(t('issuers.all_to'), () => send({
          advocate: /** @type {any} */ (document.getElementById('issuers-advocate'))?.value ?? one_id }), { kind: 'main' }))) : null,
    by === 'area' ? h('div', { key: 'area' },
      h('p', { class: 'hint', id: 'areas-hint' }, t('issuers.areas_hint')),
      state.advocates.map(({ id, name }, at) => h('div', { class: 'field', key: id },
        h('label', { for: idOf('areas', id) }, name || t('deliver.nobody')),
        h('input', { id: idOf('areas', id), value: areasOf(id, at), autocomplete: 'off', 'aria-describedby': 'areas-hint',
          on: { input: (/** @type {any} */ { target }) => { areas.set(id, target.value); } } }))),
      h('div', { class: 'row' }, button(t('issuers.take'), () => send({
        areas: Object.fromEntries(state.advocates.map(({ id }, at) =>
          [id, areasOf(id, at).split(/[,;،]/).map((area) => area.trim()).filter(Boolean)])) }), { kind: 'main' }))) : null,
    h('ul', { class: 'shares' }, state.advocates.map(({ id, name, letters }) =>
      h('li', { key: id }, h('span', {}, name), ' ', h('strong', {}, t('letters', { n: letters }))))));

  /** @param {Record<string, unknown>} more */
  async function send(more) {
    const chosen = issuers_by || now;
    const answer = await app.do({ do: 'issuers', by: chosen, ...more });
    if (answer?.is !== 'state') return;
    issuers_by = '';
    areas.clear();
    app.say(t('saved'));
    app.render();
  }
}

export const list = {
  enter: () => { refused = ''; removing = -1; },
  title: () => t('step.list'),
  /** @param {App} app */
  view: (app) => {
    const { lists = [], counts } = app.state ?? {};
    return [
      heading(t('list.heading')),
      zone(app),
      lists.map((one) => card(app, one)),
      issuers(app),
      lists.length ? h('div', { class: 'onward' }, link(
        counts?.held ? t('list.onward_held', { n: counts.held }) : t('list.onward'), '#/check', { kind: 'main', icon: 'next' })) : null,
    ];
  },
  /** Rows copied in Excel and pasted anywhere on the screen. @param {App} app @param {ClipboardEvent} event */
  paste: (app, event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (event.clipboardData?.files.length) {
      event.preventDefault();
      take(app, event.clipboardData.files);
    } else if (text.includes('\t') || text.includes('\n')) {
      event.preventDefault();
      pasting = true;
      pasted = text;
      app.render();
      focusOn('pasted');
    }
  },
};
