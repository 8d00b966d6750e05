// @ts-check
// What was handed over, one letter after another.

import { api } from './api.js';
import { h, icon } from './dom.js';
import { bar, button, focusOn, heading, link, radios, sentence } from './parts.js';
import { baseName, latinDigits, t } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {'handed-over' | 'not-found' | 'returned'} Mark */

/** What is noted of the next number. @type {Mark} */
let mark = 'handed-over';
let typed = '';
let on = '';
/** What was noted on this screen, the latest first. @type {{ serials: string, people: string[], mark: Mark, taken_back: boolean, at: number }[]} */
let noted = [];
let count = 0;

/** @param {Mark} one */
const words = (one) => (one === 'handed-over' ? t('deliver.handed') : one === 'not-found' ? t('deliver.not_found') : t('deliver.returned'));

/** @param {App} app */
async function note(app) {
  const text = latinDigits(typed.trim());
  if (!text) return;
  const is_scan = mark === 'handed-over' && !on && !/^[\d\s,;–-]+$/.test(text);
  const answer = await app.do(is_scan || (mark === 'handed-over' && !on && /^\d+$/.test(text))
    ? { do: 'scan', text }
    : { do: 'mark', serials: text.replaceAll('–', '-'), mark, undo: false, on: on || null });
  focusOn('scan', { select: true });
  if (answer?.is !== 'state') return;
  // What was typed meanwhile, by a quick scanner, stays.
  if (latinDigits(typed.trim()) === text) typed = '';
  const told = answer.noted ?? { serials: text, people: [] };
  count += 1;
  noted = [{ ...told, mark, taken_back: false, at: count }, ...noted].slice(0, 50);
  app.say(`${told.people.join(', ') || told.serials}: ${words(mark)}`);
  app.render();
}

/** @param {App} app */
function scanner(app) {
  return h('form', { class: 'sheet scanner', 'aria-labelledby': 'scan-label', key: 'scanner', on: { submit: (/** @type {any} */ event) => {
    event.preventDefault();
    note(app);
  } } },
  radios('mark', t('deliver.mark'), [
    { value: 'handed-over', label: t('deliver.handed') },
    { value: 'not-found', label: t('deliver.not_found') },
    { value: 'returned', label: t('deliver.returned') },
  ], mark, (choice) => { mark = /** @type {Mark} */ (choice); app.render(); focusOn('scan'); }),
  h('div', { class: 'row' },
    h('div', { class: 'field scan' },
      h('label', { for: 'scan', id: 'scan-label' }, t('deliver.scan')),
      h('input', { id: 'scan', value: typed, autocomplete: 'off', spellcheck: 'false', placeholder: '37', 'aria-describedby': app.problems.length ? 'scan-hint scan-said' : 'scan-hint',
        'aria-invalid': app.problems.length ? 'true' : null,
        on: { input: (/** @type {any} */ { target }) => { typed = target.value; } } }),
      h('p', { class: 'hint', id: 'scan-hint' }, t('deliver.scan_hint')),
      h('div', { class: 'problems', id: 'scan-said' }, app.problems.map((problem) => sentence(problem)))),
    h('div', { class: 'field narrow' },
      h('label', { for: 'on' }, t('deliver.on')),
      h('input', { type: 'date', id: 'on', value: on, 'aria-describedby': 'on-hint', on: { change: (/** @type {any} */ { target }) => { on = target.value; app.render(); } } }),
      h('p', { class: 'hint', id: 'on-hint' }, t('deliver.on_hint'))),
    h('button', { type: 'submit', class: 'button main' }, t('deliver.note'))));
}

/** @param {App} app */
function lately(app) {
  return h('section', { class: 'sheet', 'aria-labelledby': 'noted-heading', key: 'noted' },
    h('h2', { id: 'noted-heading' }, t('deliver.lately')),
    noted.length ? h('ul', { class: 'plain-list noted' }, noted.map((one) => h('li', { key: String(one.at), class: one.taken_back ? 'back' : '' },
      h('span', {}, one.taken_back ? null : icon('tick'), ' ', h('strong', {}, one.people.slice(0, 6).join(', ') || one.serials),
        one.people.length > 6 ? ` … (${one.people.length})` : '', ` – ${one.taken_back ? t('taken_back') : words(one.mark)}`),
      one.taken_back ? null : button(t('take_back'), async () => {
        const answer = await app.do({ do: 'mark', serials: one.serials, mark: one.mark, undo: true, on: null });
        if (answer?.is !== 'state') return;
        one.taken_back = true;
        app.say(t('taken_back'));
        app.render();
        focusOn('scan');
      }, { kind: 'quiet', icon: 'back', name: `${t('take_back')}: ${one.people.join(', ') || one.serials}` }))))
      : h('p', { class: 'hint' }, t('deliver.none_yet')));
}

/** @param {App} app */
function sums(app) {
  const all = app.state?.delivery ?? [];
  if (!all.length) return null;
  const sum = (/** @type {keyof (typeof all)[number]} */ of) => all.reduce((total, one) => total + Number(one[of]), 0);
  const columns = /** @type {const} */ ([['letters', 'deliver.letters'], ['printed', 'deliver.printed'], ['handed', 'deliver.are_handed'],
    ['not_found', 'deliver.not_found'], ['returned', 'deliver.returned'], ['left', 'deliver.left']]);
  const saar = app.state?.made?.files.find(({ file, kind }) => kind === 'paper' && /saar|सार/.test(baseName(file)));
  return h('section', { class: 'sheet', 'aria-labelledby': 'sums-heading', key: 'sums' },
    h('div', { class: 'row between' },
      h('h2', { id: 'sums-heading' }, t('deliver.sums')),
      saar ? link(t('deliver.print_sums'), api.fileUrl(saar.file), { new_tab: true, icon: 'outside' }) : null),
    h('div', { class: 'over-wide', tabindex: '0', role: 'region', 'aria-label': `${t('deliver.sums')}: ${t('deliver.advocate')}` },
      h('table', { class: 'cards figures' },
        h('caption', { class: 'unseen' }, t('deliver.sums')),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('deliver.advocate')), columns.map(([, name]) => h('th', { scope: 'col', class: 'figure' }, t(name))), h('th', { scope: 'col' }, t('deliver.how_far')))),
        h('tbody', {}, all.map((one) => h('tr', { key: one.advocate },
          h('th', { scope: 'row', 'data-label': t('deliver.advocate') }, one.advocate || t('deliver.nobody')),
          columns.map(([of, name]) => h('td', { class: `figure ${of === 'left' && one.left ? 'strong' : ''}`, 'data-label': t(name) }, one[of])),
          h('td', { 'data-label': t('deliver.how_far') }, bar(one.handed, one.letters, t('deliver.bar', { name: one.advocate, n: one.handed, of: one.letters })))))),
        h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, t('deliver.all')), columns.map(([of, name]) => h('td', { class: 'figure', 'data-label': t(name) }, sum(of))), h('td', {}, ''))))));
}

export const deliver = {
  /** @param {App} app */
  enter: (app) => {
    if (app.state?.delivery.length) focusOn('scan');
  },
  /** @param {App} app @param {import('./types.js').State | null} last */
  changed: (app, last) => { if (last?.event?.folder !== app.state?.event?.folder) noted = []; },
  title: () => t('step.deliver'),
  /** @param {App} app */
  view: (app) => (app.state?.delivery.length ? [
    heading(t('deliver.heading')),
    h('div', { class: 'two delivering', key: 'two' }, h('div', {}, scanner(app), sums(app)), lately(app)),
  ] : [
    heading(t('deliver.heading')),
    h('div', { class: 'sheet nothing', key: 'nothing' }, h('p', {}, t('deliver.not_made')), link(t('step.print'), '#/print', { kind: 'main', icon: 'next' })),
  ]),
};

