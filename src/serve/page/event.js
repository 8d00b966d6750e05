// @ts-check
// What is going on, what the letter says, and who sends it.

import { api } from './api.js';
import { plainKey } from './app.js';
import * as card from './card.js';
import { h } from './dom.js';
import { field, fieldId, helpers, lines, picture, pictureField, problemsOf, select, ties, yesNo } from './form.js';
import { button, check, focusOn, heading, link, radios, sentence } from './parts.js';
import { t } from './words.js';

/** @typedef {import('./app.js').App} App */

/** The first letter, which is shown beside the form; 0 is one to nobody. */
let first = 0;
/** What Word had that a letter cannot have. @type {string[]} */
let dropped = [];
/** Whether what was pasted last was in Kruti Dev. */
let was_krutidev = false;
/** The own text, kept while the ready one is looked at. */
let own_text = '';
/** Whether own text is chosen, before anything is written. */
let wants_own_text = false;
/** Whether a date of the letter is wanted, before one is written. */
let wants_date = false;
/** The event file as text, while it is open. @type {{ text: string, typed: string, hash: string } | null} */
let whole = null;

/** @param {App} app */
async function look(app) {
  const letters = app.state?.event && app.state.counts.letters
    ? await app.try(() => api.letters({ search: '', advocate: '', from: 0, count: 1 })) : null;
  first = letters?.letters?.[0]?.serial ?? 0;
  app.render();
}

/** @param {App} app */
function faults(app) {
  const all = app.state?.event?.faults ?? [];
  if (all.length === 0) return null;
  return h('section', { class: 'notice errors', 'aria-labelledby': 'faults-heading', key: 'faults' },
    h('h2', { id: 'faults-heading' }, t('event.faults', { n: all.length })),
    h('ul', {}, all.map((problem) => {
      const id = problem.key ? fieldId(plainKey(problem.key)) : '';
      return h('li', {}, id
        ? h('a', { href: `#${id}`, on: { click: (/** @type {any} */ event) => {
          event.preventDefault();
          focusOn(id);
        } } }, problem.message)
        : sentence(problem));
    })));
}

/** @param {App} app */
function what(app) {
  const shown = app.state?.event?.shown ?? {};
  const printed = [shown.date, shown.time].filter(Boolean).join(' · ');
  return h('section', { class: 'sheet', 'aria-labelledby': 'what-heading' },
    h('h2', { id: 'what-heading' }, t('event.what')),
    field(app, 'event.name', t('event.name'), { needed: true, example: t('event.name_example') }),
    field(app, 'event.organiser', t('event.organiser'), { example: t('event.organiser_example') }),
    h('div', { class: 'columns' },
      field(app, 'event.place', t('event.place'), { example: t('event.place_example') }),
      field(app, 'event.venue', t('event.venue'), { example: t('event.venue_example') })),
    h('div', { class: 'columns' },
      field(app, 'event.date', t('event.date'), { type: 'date' }),
      field(app, 'event.end_date', t('event.end_date'), { type: 'date', hint: t('event.end_date_hint') })),
    h('div', { class: 'columns' },
      field(app, 'event.start', t('event.start'), { type: 'time' }),
      field(app, 'event.end', t('event.end'), { type: 'time' })),
    printed ? h('p', { class: 'printed' }, h('span', {}, t('printed')), ' ', h('strong', {}, printed)) : null,
    lines(app, 'event.contact', t('event.contact'), t('event.contact_one'), { add: t('event.contact_add'), example: t('event.contact_example') }),
    lines(app, 'event.agenda', t('event.agenda'), t('event.agenda_one'), { add: t('event.agenda_add'), example: t('event.agenda_example') }));
}

/**
 * Puts text where the cursor is, so that the browser can take it back.
 * @param {HTMLTextAreaElement} area @param {string} text
 */
function insert(area, text) {
  area.focus();
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** @param {'strong' | 'list' | 'numbers' | 'blank' | 'table'} kind */
function mark(kind) {
  const area = /** @type {HTMLTextAreaElement | null} */ (document.getElementById(fieldId('letter.body')));
  if (!area) return;
  const { selectionStart: from, selectionEnd: to, value } = area;
  const taken = value.slice(from, to);
  const before = value.slice(0, from);
  // Lists and tables stand in a paragraph of their own.
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const items = (taken || t('body.item')).split('\n').filter((line) => line.trim());
  switch (kind) {
    case 'strong': insert(area, `*${taken.trim() || t('body.word')}*`); break;
    case 'list': insert(area, `${gap}${items.map((line) => `- ${line}`).join('\n')}\n\n`); break;
    case 'numbers': insert(area, `${gap}${items.map((line, at) => `${at + 1}. ${line}`).join('\n')}\n\n`); break;
    case 'blank': insert(area, '[]{.blank}'); break;
    case 'table': insert(area, `${gap}| ${t('body.left')} | ${t('body.right')} |\n\n`); break;
  }
}

/** @param {App} app @param {any} event */
async function pasteFromWord(app, event) {
  const html = event.clipboardData?.getData('text/html') ?? '';
  // Plain words go in by themselves, unless a font makes other words of them.
  if (!/<(b|strong|i|em|ul|ol|li|table|tr|td|h[1-6]|p|br)[\s/>]/i.test(html) && !/kruti\s*dev|devlys/i.test(html)) return;
  event.preventDefault();
  const area = event.target;
  const plain = event.clipboardData.getData('text/plain');
  const answer = await app.do({ do: 'djot', html }, { quiet: true });
  const text = answer?.is === 'djot' ? answer.text ?? '' : plain;
  insert(area, answer?.is_block ? apart(area, text) : text);
  dropped = answer?.dropped ?? [];
  was_krutidev = answer?.was_krutidev ?? false;
  app.say([t('body.pasted'), ...pastedNotes()].join(' · '));
  app.render();
}

/** What there is to say of what was pasted last. */
const pastedNotes = () => [
  was_krutidev ? t('body.krutidev') : '',
  dropped.length ? t('body.dropped', { what: dropped.join(', ') }) : '',
].filter(Boolean);

/** Paragraphs, with empty lines between them and what stands around. @param {HTMLTextAreaElement} area @param {string} text */
function apart(area, text) {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const gap = (/** @type {RegExpExecArray | null} */ ends) => '\n'.repeat(Math.max(2 - (ends?.[0].length ?? 0), 0));
  return (before ? gap(/\n*$/.exec(before)) : '') + text + (after ? gap(/^\n*/.exec(after)) : '\n');
}

/** @param {App} app */
function body(app) {
  const key = 'letter.body';
  const id = fieldId(key);
  const text = String(app.value(key) ?? '');
  const problems = app.problemsAt(key);
  const tools = /** @type {const} */ ([['strong', 'body.strong'], ['list', 'body.list'], ['numbers', 'body.numbers'],
    ['blank', 'body.blank'], ['table', 'body.table']]);
  return h('div', { class: 'field', key },
    h('label', { for: id }, t('body.label')),
    h('div', { class: 'row tools', role: 'group', 'aria-label': t('body.tools') },
      tools.map(([kind, words]) => button(kind === 'strong' ? h('b', {}, t(words)) : t(words), () => mark(kind), {
        kind: 'quiet', icon: kind === 'strong' ? undefined : kind === 'numbers' ? 'list' : kind === 'blank' ? 'line' : kind === 'table' ? 'table' : 'list' }))),
    h('textarea', {
      id, rows: 10, value: text, ...ties(id, problems, true), spellcheck: 'false',
      on: {
        input: (/** @type {any} */ { target }) => {
          // An emptied text is still one's own.
          wants_own_text = true;
          app.edit(key, target.value);
        },
        change: () => app.save(key),
        paste: (/** @type {any} */ event) => pasteFromWord(app, event),
      },
    }),
    helpers(app, id, text, (given) => app.edit(key, given, { at_once: true })),
    h('p', { class: 'hint', id: `${id}-hint` }, t('body.hint')),
    pastedNotes().map((note) => h('p', { class: 'said warning', key: note }, note)),
    problemsOf(app, id, problems));
}

/** The parts of "स./{serial:03}/2027", or null where it is something else. @param {string} pattern */
function partsOfNumber(pattern) {
  const parts = /^((?:[^{}]|\{\{|\}\})*)\{serial(?::0([1-9]))?\}((?:[^{}]|\{\{|\}\})*)$/.exec(pattern);
  const plain = (/** @type {string} */ text) => text.replaceAll('{{', '{').replaceAll('}}', '}');
  return parts && { before: plain(parts[1] ?? ''), digits: parts[2] ?? '1', after: plain(parts[3] ?? '') };
}

/** @param {App} app */
function number(app) {
  const key = 'letter.number';
  const pattern = String(app.value(key) ?? '');
  const parts = pattern ? partsOfNumber(pattern) : { before: '', digits: '3', after: '' };
  if (!parts) return field(app, key, t('number.pattern'), { hint: t('number.pattern_hint') });
  const shown = app.state?.event?.shown.number;
  const problems = app.problemsAt(key);
  /** @param {Partial<typeof parts>} change */
  const put = (change) => {
    // The other parts may have been typed since this was shown.
    const now = { ...(partsOfNumber(String(app.value(key) ?? '')) ?? parts), ...change };
    const doubled = (/** @type {string} */ text) => text.replaceAll('{', '{{').replaceAll('}', '}}');
    app.edit(key, `${doubled(now.before)}{serial${now.digits === '1' ? '' : `:0${now.digits}`}}${doubled(now.after)}`);
  };
  const id = fieldId(key);
  return h('fieldset', { class: 'field', key },
    h('legend', {}, t('number.legend')),
    h('div', { class: 'number' },
      h('div', {}, h('label', { for: id }, t('number.before')),
        h('input', { id, value: parts.before, placeholder: 'स./', ...ties(id, problems, false), autocomplete: 'off',
          on: { input: (/** @type {any} */ { target }) => put({ before: target.value }) } })),
      h('div', {}, h('label', { for: `${id}-digits` }, t('number.serial')),
        h('select', { id: `${id}-digits`, value: parts.digits, on: { change: (/** @type {any} */ { target }) => put({ digits: target.value }) } },
          [['1', '1'], ['2', '01'], ['3', '001'], ['4', '0001']].map(([value, words]) => h('option', { value }, words)))),
      h('div', {}, h('label', { for: `${id}-after` }, t('number.after')),
        h('input', { id: `${id}-after`, value: parts.after, placeholder: '/2027', autocomplete: 'off',
          on: { input: (/** @type {any} */ { target }) => put({ after: target.value }) } }))),
    pattern
      ? h('div', { class: 'row' }, h('p', { class: 'printed' }, h('span', {}, t('printed')), ' ', h('strong', {}, shown ?? '')),
        button(t('number.by_hand'), () => { app.edit(key, null, { at_once: true }); focusOn(id); }, { kind: 'quiet' }))
      : h('p', { class: 'hint' }, t('number.none')),
    problemsOf(app, id, problems));
}

/** @param {App} app */
function letter(app) {
  const has_body = Boolean(app.value('letter.body')) || app.drafts.has('letter.body');
  const is_own = has_body || wants_own_text;
  const by_hand = !app.value('letter.date') && !app.drafts.has('letter.date') && !wants_date;
  return h('section', { class: 'sheet', 'aria-labelledby': 'letter-heading' },
    h('h2', { id: 'letter-heading' }, t('letter.heading')),
    radios('text', t('letter.text'), [
      { value: 'ready', label: t('letter.ready'), hint: t('letter.ready_hint') },
      { value: 'own', label: t('letter.own'), hint: t('letter.own_hint') },
    ], is_own ? 'own' : 'ready', (choice) => {
      if (choice === 'own') {
        wants_own_text = true;
        if (own_text) app.edit('letter.body', own_text, { at_once: true });
        app.render();
        focusOn(fieldId('letter.body'));
      } else {
        own_text = String(app.value('letter.body') ?? '') || own_text;
        wants_own_text = false;
        app.edit('letter.body', null, { at_once: true });
      }
    }),
    is_own ? body(app) : null,
    radios('register', t('letter.register'), [
      { value: 'formal', label: t('letter.formal'), hint: t('letter.formal_hint') },
      { value: 'warm', label: t('letter.warm'), hint: t('letter.warm_hint') },
      { value: 'comrade', label: t('letter.comrade'), hint: t('letter.comrade_hint') },
    ], String(app.value('wording.register') ?? 'formal'), (choice) => app.edit('wording.register', choice, { at_once: true })),
    field(app, 'letter.title', t('letter.title'), { example: 'आमंत्रण पत्र' }),
    field(app, 'letter.subject', t('letter.subject'), { example: t('letter.subject_example') }),
    field(app, 'letter.request', t('letter.request'), { type: 'long', example: t('letter.request_example') }),
    number(app),
    h('div', { class: 'columns' },
      by_hand ? null : field(app, 'letter.date', t('letter.date'), { type: 'date' }),
      h('div', { class: 'field', key: 'by-hand' }, by_hand ? h('p', { class: 'label' }, t('letter.date')) : null,
        check('date-by-hand', t('letter.by_hand'), by_hand, (is) => {
          wants_date = !is;
          if (is) {
            if (app.value('letter.date')) app.edit('letter.date', null, { at_once: true });
            app.render();
          } else {
            app.render();
            focusOn(fieldId('letter.date'));
          }
        }))));
}

const prefixes = ['', 'श्री', 'श्रीमती', 'सुश्री', 'डॉ.', 'मो.', 'माननीय'];

/** @param {App} app @param {number} at @param {number} of */
function advocate(app, at, of) {
  const key = `advocate.${at}`;
  const name = String(app.value(`${key}.name`) ?? '') || t('advocate.nameless', { n: at + 1 });
  /** @param {number} to */
  const move = async (to) => {
    await app.saveAll();
    const answer = await app.do({ do: 'move', key, to });
    if (answer?.is !== 'state') return;
    app.renumber('advocate', (place) => (place === at ? to : place === to ? at : place));
    app.say(t('advocate.moved', { name, n: to + 1 }));
    app.render();
    const button_id = to < at ? `advocate-up-${to}` : `advocate-down-${to}`;
    focusOn(document.getElementById(button_id) ? button_id : to < at ? `advocate-down-${to}` : `advocate-up-${to}`);
  };
  return h('li', { class: 'advocate', key: String(app.value(`${key}.id`) ?? `at-${at}`) },
    h('fieldset', {},
      h('legend', {}, `${at + 1}. ${name}`),
      h('div', { class: 'advocate-line' },
        select(app, `${key}.prefix`, t('advocate.prefix'), prefixes.map((prefix) => [prefix, prefix || '–'])),
        field(app, `${key}.name`, t('advocate.name'), { needed: true, is_name: true }),
        field(app, `${key}.designation`, t('advocate.designation'), { example: 'अधिवक्ता' }),
        field(app, `${key}.court`, t('advocate.court'), { example: t('advocate.court_example') })),
      h('div', { class: 'row advocate-foot' },
      h('details', { key: 'more' }, h('summary', {}, t('advocate.more')),
        h('div', { class: 'columns' },
          field(app, `${key}.phone`, t('advocate.phone')),
          field(app, `${key}.alias`, t('advocate.alias'))),
        select(app, `${key}.gender`, t('advocate.gender'), [['', t('advocate.gender_of_prefix')], ['m', 'भवदीय'], ['f', 'भवदीया']]),
        pictureField(app, `${key}.signature`, t('advocate.signature')),
        pictureField(app, `${key}.seal`, t('advocate.seal')),
        yesNo(app, `${key}.issues`, t('advocate.issues'), true),
        yesNo(app, `${key}.signs`, t('advocate.signs'), true)),
      h('div', { class: 'row' },
        button(t('advocate.up'), () => move(at - 1), { icon: 'up', kind: 'quiet', id: `advocate-up-${at}`, disabled: at === 0, name: t('advocate.up_name', { name }) }),
        button(t('advocate.down'), () => move(at + 1), { icon: 'down', kind: 'quiet', id: `advocate-down-${at}`, disabled: at === of - 1, name: t('advocate.down_name', { name }) }),
        button(t('advocate.remove'), async () => {
          await app.saveAll();
          const answer = await app.do({ do: 'remove', key });
          if (answer?.is !== 'state') return;
          app.renumber('advocate', (place) => (place === at ? null : place > at ? place - 1 : place));
          app.say(t('advocate.removed', { name }));
          focusOn(of > 1 ? fieldId(`advocate.${Math.max(at - 1, 0)}.name`) : 'advocate-add');
        }, { icon: 'cross', kind: 'quiet', name: t('advocate.remove_name', { name }) })))));
}

/** @param {App} app */
function advocates(app) {
  const all = app.state?.event?.values.advocate ?? [];
  return h('section', { class: 'sheet', 'aria-labelledby': 'advocates-heading' },
    h('h2', { id: 'advocates-heading' }, t('advocate.heading')),
    h('ol', { class: 'advocates', id: fieldId('advocate'), tabindex: '-1' }, all.map((/** @type {unknown} */ _, /** @type {number} */ at) => advocate(app, at, all.length))),
    problemsOf(app, fieldId('advocate'), app.problemsAt('advocate')),
    h('div', { class: 'row' }, button(t('advocate.add'), async () => {
      const last = all.at(-1) ?? {};
      // The next one is mostly of the same court.
      const answer = await app.do({ do: 'add', key: 'advocate', value: { name: '', designation: last.designation ?? 'अधिवक्ता', court: last.court ?? '' } });
      if (answer?.is === 'state') focusOn(fieldId(`advocate.${all.length}.name`));
    }, { icon: 'plus', id: 'advocate-add' })),
    radios('signing', t('advocate.signing'), [
      { value: 'issuing', label: t('advocate.issuing') },
      { value: 'joint', label: t('advocate.joint') },
    ], String(app.value('letter.signing') ?? 'issuing'), (choice) => app.edit('letter.signing', choice, { at_once: true })));
}

/** @param {App} app */
function paper(app) {
  if (Array.isArray(app.state?.event?.values.paper)) return h('p', {}, t('paper.several'));
  return [
    h('div', { class: 'columns' },
      select(app, 'paper.size', t('paper.size'), [['', t('paper.of_template')], ['A4', 'A4'], ['A5', 'A5'], ['A5 landscape', t('paper.a5_across')], ['Legal', 'Legal'], ['Letter', 'Letter']]),
      select(app, 'paper.font_size', t('paper.font_size'), [['', t('paper.of_template')], ...['10pt', '11pt', '12pt', '13pt', '14pt'].map((size) => /** @type {[string, string]} */ ([size, size.replace('pt', ' pt')]))])),
    h('div', { class: 'columns' },
      select(app, 'paper.fit', t('paper.fit'), [['', t('paper.of_template')], ['page', t('paper.one_page')], ['pages', t('paper.pages')]]),
      select(app, 'paper.letterhead', t('paper.letterhead'), [['', t('paper.drawn')], ['printed', t('paper.printed')]])),
    app.value('paper.letterhead') === 'printed' ? field(app, 'paper.letterhead_gap', t('paper.gap'), { example: '45mm' }) : null,
    h('div', { class: 'columns' },
      select(app, 'paper.folds', t('paper.folds'), [['', t('paper.no_folds')], ['DL', t('paper.dl')], ['C5', t('paper.c5')]]),
      select(app, 'paper.colour', t('paper.colour'), [['', t('paper.black')], ['true', t('paper.coloured')]], { parse: (value) => (value === 'true' ? true : null) })),
  ];
}

/** @param {App} app */
function spelling(app) {
  return [
    h('div', { class: 'columns' },
      select(app, 'wording.digits', t('wording.digits'), [['latin', '21'], ['devanagari', '२१']]),
      select(app, 'wording.months', t('wording.months'), [['anusvara', 'सितंबर, दिसंबर'], ['panchamakshar', 'सितम्बर, दिसम्बर']])),
    h('div', { class: 'columns' },
      select(app, 'wording.thursday', t('wording.thursday'), [['guruvar', 'गुरुवार'], ['brihaspativar', 'बृहस्पतिवार'], ['viravar', 'वीरवार']]),
      select(app, 'wording.day_parts', t('wording.day_parts'), [['office', 'प्रातः, पूर्वाह्न, अपराह्न'], ['spoken', 'सुबह, दोपहर, शाम']])),
    h('div', { class: 'columns' },
      select(app, 'wording.date_mark', t('wording.date_mark'), [['.', '21.09.2027'], ['-', '21-09-2027']]),
      select(app, 'wording.closing', t('wording.closing'), [['bhavadiya', 'भवदीय'], ['nivedak', 'निवेदक']])),
    yesNo(app, 'wording.ji', t('wording.ji'), true),
    field(app, 'wording.salutation', t('wording.salutation'), { example: 'महोदय,' }),
    field(app, 'wording.thanks', t('wording.thanks'), { example: 'सधन्यवाद,' }),
  ];
}

/** @param {App} app */
function wholeFile(app) {
  const id = 'whole-text';
  return [
    h('p', { class: 'hint', id: `${id}-hint` }, t('whole.hint')),
    whole ? h('div', { class: 'field', key: 'whole' },
      h('label', { for: id }, 'event.toml'),
      h('textarea', { id, rows: 20, class: 'code', value: whole.typed, spellcheck: 'false', wrap: 'off', 'aria-describedby': `${id}-hint`,
        on: { input: (/** @type {any} */ { target }) => { if (whole) whole.typed = target.value; app.render(); } } }),
      problemsOf(app, id, app.problems),
      h('div', { class: 'row' },
        button(t('whole.save'), async () => {
          if (!whole) return;
          const answer = await app.do({ do: 'write-text', text: whole.typed, hash: whole.hash });
          if (answer?.is !== 'state') return;
          whole = null;
          app.say(t('saved'));
          app.render();
          focusOn('whole-open');
        }, { kind: 'main', disabled: whole.typed === whole.text }),
        button(t('whole.leave'), () => { whole = null; app.render(); focusOn('whole-open'); })))
      : h('div', { class: 'row' }, button(t('whole.open'), async () => {
        await app.saveAll();
        const answer = await app.do({ do: 'text' });
        if (answer?.is !== 'text') return;
        whole = { text: answer.text ?? '', typed: answer.text ?? '', hash: answer.hash ?? '' };
        app.render();
        focusOn(id);
      }, { id: 'whole-open' })),
  ];
}

/** @param {App} app */
function more(app) {
  const parts = /** @type {const} */ ([
    ['paper', 'more.paper', () => paper(app)],
    ['spelling', 'more.spelling', () => spelling(app)],
    ['logos', 'more.logos', () => [pictureField(app, 'event.logo', t('logo.left')), pictureField(app, 'event.logo_right', t('logo.right'))]],
    ['notes', 'more.notes', () => [
      field(app, 'letter.reference', t('letter.reference')),
      field(app, 'letter.addition', t('letter.addition'), { type: 'long' }),
      field(app, 'letter.note', t('letter.note'), { type: 'long' }),
      lines(app, 'letter.enclosures', t('letter.enclosures'), t('letter.enclosure'), { add: t('letter.enclosure_add') }),
      lines(app, 'letter.copies', t('letter.copies'), t('letter.copy'), { add: t('letter.copy_add') }),
    ]],
    ['others', 'more.others', () => [
      field(app, 'event.level', t('event.level'), { hint: t('event.level_hint') }),
      field(app, 'event.tithi', t('event.tithi')),
      field(app, 'event.map_url', t('event.map_url')),
      field(app, 'letter.first_serial', t('letter.first_serial'), { type: 'number', hint: t('letter.first_serial_hint') }),
      select(app, 'letter.language', t('letter.language'), [['hi', 'हिंदी'], ['en', 'English'], ['mr', 'मराठी'], ['bho', 'भोजपुरी'], ['mai', 'मैथिली']]),
    ]],
    ['whole', 'more.whole', () => wholeFile(app)],
  ]);
  const is_card = card.prints(app);
  return h('section', { class: 'more', 'aria-label': t('more.heading') },
    is_card ? h('details', { class: 'sheet', key: 'card', open: true }, h('summary', {}, t('more.card')), card.card(app, first)) : null,
    parts.map(([key, words, content]) => h('details', { class: 'sheet', key },
      h('summary', {}, t(words)), content())));
}

/** @param {App} app */
function preview(app) {
  const event = app.state?.event;
  if (!event) return null;
  return h('aside', { class: 'preview', 'aria-label': t('preview.name') },
    h('div', { class: 'desk' }, picture(app, { serial: first, width: 800, words: first ? t('preview.words', { n: first }) : t('preview.nobody') })),
    h('div', { class: 'row' },
      first ? link(t('pdf'), api.pdfUrl(first), { icon: 'outside', new_tab: true }) : h('p', { class: 'hint' }, t('preview.nobody_hint'))));
}

export const event = {
  /** @param {App} app */
  enter: (app) => { wants_own_text = false; wants_date = false; dropped = []; was_krutidev = false; look(app); },
  /** @param {App} app @param {import('./types.js').State | null} last */
  changed: (app, last) => {
    if (last?.event?.folder !== app.state?.event?.folder) {
      own_text = '';
      whole = null;
    }
    look(app);
  },
  title: () => t('step.event'),
  /** @param {App} app */
  view: (app) => [
    heading(t('event.heading')),
    faults(app),
    app.problems.length && !whole ? h('div', { class: 'problems', key: 'problems' }, app.problems.map((problem) => sentence(problem))) : null,
    h('div', { class: 'two', key: 'two' },
      h('form', { class: 'form', 'aria-label': t('event.heading'), on: { submit: (/** @type {any} */ given) => given.preventDefault() } },
        what(app), letter(app), advocates(app), more(app),
        h('div', { class: 'onward' }, link(t('event.onward'), '#/list', { kind: 'main', icon: 'next' }))),
      preview(app)),
  ],
};
