// @ts-check
// What is made and printed, bundle by bundle.

import { api } from './api.js';
import { h, icon } from './dom.js';
import { field, fieldId } from './form.js';
import { bar, button, check, focusOn, heading, idOf, link, radios, sentence } from './parts.js';
import { baseName, dayShort, latinDigits, numbersOf, serialsOf, t } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./types.js').Bundle} Bundle */

/** @type {{ sets: Set<string>, papers: Set<string>, print: string, only: 'all' | 'changed' | 'chosen', chosen: string } | null} */
let wanted = null;
/** Whose event that is. */
let of_folder = '';
/** @type {(() => void) | null} */
let listening = null;
/** The last step that was told. @type {import('./types.js').Run | null} */
let step = null;
/** @type {import('./types.js').Finished | null} */
let finished = null;
let began = 0;
/** Up to where each bundle is printed, as typed. @type {Map<string, string>} */
const reached = new Map();

/** @param {App} app */
function wishes(app) {
  const event = app.state?.event;
  if (!wanted || of_folder !== event?.folder) {
    of_folder = event?.folder ?? '';
    /** @type {any} */
    const values = event?.values ?? {};
    wanted = {
      sets: new Set([values.output?.sets ?? ['bundles', 'merged']].flat()),
      papers: new Set([values.output?.papers ?? ['avaran', 'panji', 'saar']].flat()),
      print: values.print ? values.print.scheme ?? 'stack' : 'none',
      only: 'all', chosen: '',
    };
    finished = null;
    reached.clear();
  }
  return wanted;
}

/** Listens to the run, on whichever screen, while there is one and the page is seen. @param {App} app */
export function listen(app) {
  const wants = Boolean(app.state?.run) && document.visibilityState === 'visible' && app.trouble === '';
  if (wants && !listening) {
    listening = api.progress((told) => {
      if (told.finished) {
        finished = told.finished;
        step = null;
        quiet();
        app.say(finishedWords());
        app.reload().then(() => focusOn('finished'));
      } else {
        step = told;
        if (app.state) app.state.run = told;
        app.render();
      }
    });
  } else if (!wants) quiet();
}

/** Stops listening. */
export function quiet() {
  listening?.();
  listening = null;
}

function finishedWords() {
  if (!finished) return '';
  const { status, letters, held } = finished;
  if (status === 'failed') return t('print.failed');
  if (status === 'stopped') return t('print.stopped', { n: letters });
  return held ? t('print.done_held', { n: letters, held }) : t('print.done', { n: letters });
}

/** @param {App} app @param {string} only @param {string[]} [sets] */
async function make(app, only, sets) {
  const { sets: of_wishes, papers, print } = wishes(app);
  await app.saveAll();
  finished = null;
  step = null;
  began = Date.now();
  const answer = await app.do({
    do: 'make', sets: sets ?? [...of_wishes], papers: sets ? [] : [...papers],
    blank_letters: sets ? 0 : Number(app.value('output.blank_letters') ?? 0), print, only,
  });
  if (answer?.is !== 'state') {
    if (app.problems.length) focusOn('print-problems');
    return;
  }
  app.say(t('print.started'));
  listen(app);
  focusOn('stop');
}

/** @param {App} app @param {import('./types.js').Paper} paper */
function paperChoice(app, paper) {
  const { papers } = wishes(app);
  const is_wanted = papers.has(paper.name);
  return h('li', { key: paper.name },
    check(`paper-${paper.name}`, paper.title, is_wanted, (is) => {
      if (is) papers.add(paper.name);
      else papers.delete(paper.name);
      app.render();
    }),
    is_wanted && paper.options.length ? h('ul', { class: 'options' }, paper.options.map((option) => {
      const key = `options.${paper.name}.${option.name}`;
      const id = fieldId(key);
      const value = app.value(key) ?? option.value;
      if (typeof option.value === 'boolean') {
        return h('li', { key: option.name }, check(id, option.about, Boolean(value), (is) => app.edit(key, is, { at_once: true })));
      }
      if (option.choices.length) {
        return h('li', { key: option.name }, h('div', { class: 'field' }, h('label', { for: id }, option.about),
          h('select', { id, value: String(value ?? ''), on: { change: (/** @type {any} */ { target }) => app.edit(key, target.value, { at_once: true }) } },
            option.choices.map((choice) => h('option', { value: choice }, choice)))));
      }
      return h('li', { key: option.name }, field(app, key, option.about, { type: typeof option.value === 'number' ? 'number' : 'text', width: 'narrow', fallback: String(option.value ?? '') }));
    })) : null);
}

/** @param {App} app */
function form(app) {
  const state = app.state;
  if (!state?.event) return null;
  const wish = wishes(app);
  /** @param {string} set */
  const set = (set) => (/** @type {boolean} */ is) => {
    if (is) wish.sets.add(set);
    else wish.sets.delete(set);
    app.render();
  };
  const sets = /** @type {const} */ ([['bundles', 'print.bundles', 'print.bundles_hint'], ['merged', 'print.merged', 'print.merged_hint'], ['letters', 'print.letters', 'print.letters_hint']]);
  return h('form', { class: 'sheet printing', 'aria-label': t('print.what'), key: 'form', on: { submit: (/** @type {any} */ event) => event.preventDefault() } },
    h('div', { class: 'columns three' },
      h('div', {},
        h('fieldset', { class: 'radios' }, h('legend', {}, t('print.what')),
          sets.map(([name, words, hint]) => check(`set-${name}`, t(words), wish.sets.has(name), set(name), t(hint)))),
        radios('only', t('print.whose'), [
          { value: 'all', label: t('print.all', { n: state.counts.letters }) },
          { value: 'changed', label: t('print.changed'), hint: t('print.changed_hint') },
          { value: 'chosen', label: t('print.chosen') },
        ], wish.only, (choice) => {
          wish.only = /** @type {any} */ (choice);
          app.render();
          if (choice === 'chosen') focusOn('chosen');
        }),
        wish.only === 'chosen' ? h('div', { class: 'field', key: 'chosen' },
          h('label', { for: 'chosen' }, t('print.serials')),
          h('input', { id: 'chosen', value: wish.chosen, placeholder: '37, 41-45', autocomplete: 'off', inputmode: 'text', 'aria-describedby': 'chosen-hint',
            on: { input: (/** @type {any} */ { target }) => { wish.chosen = target.value; app.render(); } } }),
          h('p', { class: 'hint', id: 'chosen-hint' }, numbersOf(wish.chosen).length ? t('letters', { n: numbersOf(wish.chosen).length }) : t('print.serials_hint'))) : null),
      h('fieldset', { class: 'radios' }, h('legend', {}, t('print.with')),
        h('ul', { class: 'plain-list' }, state.event.papers.map((paper) => paperChoice(app, paper))),
        field(app, 'output.blank_letters', t('print.blank'), { type: 'number', width: 'narrow', fallback: '0', hint: t('print.blank_hint') })),
      h('div', {},
        radios('scheme', t('print.on_paper'), [
          { value: 'none', label: t('print.none') },
          { value: 'stack', label: t('print.stack'), hint: t('print.stack_hint') },
          { value: 'step', label: t('print.step'), hint: t('print.step_hint') },
          { value: 'single', label: t('print.single'), hint: t('print.single_hint') },
          { value: 'booklet', label: t('print.booklet'), hint: t('print.booklet_hint') },
        ], wish.print, (choice) => { wish.print = choice; app.render(); }))),
    app.problems.length ? h('div', { class: 'problems', id: 'print-problems', tabindex: '-1', key: 'problems' }, app.problems.map((problem) => sentence(problem))) : null,
    state.counts.held ? h('p', { class: 'said warning', key: 'held' }, icon('stop'), h('span', {}, t('print.held', { n: state.counts.held }), ' ', h('a', { href: '#/check' }, t('print.mend')))) : null,
    state.run ? null : h('div', { class: 'row' },
      button(t('print.make'), () => {
        if (wish.only === 'chosen') {
          const numbers = numbersOf(wish.chosen);
          if (!numbers.length) focusOn('chosen');
          else make(app, serialsOf(numbers));
        } else make(app, wish.only === 'changed' ? 'changed' : '');
      }, { kind: 'main', id: 'make', disabled: state.counts.letters === 0 || wish.sets.size === 0 }),
      wish.sets.size === 0 ? h('span', { class: 'soft' }, t('print.nothing')) : null));
}

/** @param {App} app */
function running(app) {
  const run = app.state?.run;
  if (!run) return null;
  const { done, of, stage } = step ?? run;
  const seconds = done > 0 && began ? Math.ceil(((Date.now() - began) / done) * (of - done) / 1000) : 0;
  const words = stage === 'check' ? t('print.checking') : stage === 'finish' ? t('print.finishing') : t('print.writing', { done, of });
  return h('section', { class: 'sheet', 'aria-label': t('print.running'), key: 'running' },
    h('div', { class: 'row between' },
      h('p', { class: 'running' }, h('strong', {}, words), seconds > 1 && stage === 'write' ? h('span', { class: 'soft' }, ` · ${t('print.seconds', { n: seconds })}`) : null),
      button(t('print.stop'), () => app.do({ do: 'stop' }), { id: 'stop', kind: 'danger' })),
    bar(done, of, t('print.running')));
}

/** What of a bundle is still to be printed after the last good letter. @param {Bundle} bundle @param {string} typed */
function rest(bundle, typed) {
  const pile = numbersOf(bundle.serials);
  // "स./050/2027" is as good as 50: the serial is the number of it that the pile has.
  const numbers = [...latinDigits(typed).matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const last = numbers.find((number) => pile.includes(number));
  if (last === undefined) return null;
  const place = pile.indexOf(last);
  return { done: pile.slice(0, place + 1), left: pile.slice(place + 1) };
}

/** @param {App} app @param {Bundle} bundle */
function bundleRow(app, bundle) {
  const id = idOf('bundle', bundle.name);
  const typed = reached.get(bundle.file);
  const is_printed = bundle.printed >= bundle.letters;
  const after = typed ? rest(bundle, typed) : null;
  const range = bundle.first === bundle.last ? bundle.first : `${bundle.first} – ${bundle.last}`;
  return [
    h('tr', { key: bundle.file },
      h('th', { scope: 'row', 'data-label': t('print.bundle') }, bundle.name),
      h('td', { 'data-label': t('print.count'), class: 'figure' }, t('letters', { n: bundle.letters })),
      h('td', { 'data-label': t('print.numbers') }, range),
      h('td', { 'data-label': t('print.file') }, h('div', { class: 'row tight' },
        link(t('print.open'), api.fileUrl(bundle.file), { new_tab: true, icon: 'outside', name: t('print.open_name', { name: bundle.name }) }),
        link(t('print.fetch'), api.fileUrl(bundle.file), { download: baseName(bundle.file), icon: 'fetch', kind: 'quiet', name: t('print.fetch_name', { name: bundle.name }) }))),
      h('td', { 'data-label': t('print.printed') },
        check(`${id}-printed`, [h('span', { class: 'unseen' }, `${bundle.name}: `), is_printed && bundle.printed_on ? t('print.printed_on', { on: dayShort(bundle.printed_on) }) : t('print.is_printed'),
          !is_printed && bundle.printed > 0 ? h('small', {}, t('print.of_them', { n: bundle.printed, of: bundle.letters })) : null], is_printed, (is) =>
          app.do({ do: 'mark', serials: bundle.serials, mark: 'printed', undo: !is, on: null })),
        is_printed ? null : button(t('print.how_far'), () => {
          if (typed === undefined) reached.set(bundle.file, '');
          else reached.delete(bundle.file);
          app.render();
          if (reached.has(bundle.file)) focusOn(`${id}-reached`);
        }, { kind: 'quiet', id: `${id}-how-far`, name: t('print.how_far_name', { name: bundle.name }) }))),
    typed === undefined ? null : h('tr', { class: 'below', key: `${bundle.file}-reached` }, h('td', { colspan: 5 },
      h('div', { class: 'row' },
        h('div', { class: 'field' },
          h('label', { for: `${id}-reached` }, t('print.reached')),
          h('input', { id: `${id}-reached`, value: typed, placeholder: bundle.last, autocomplete: 'off', 'aria-describedby': `${id}-reached-said`,
            on: { input: (/** @type {any} */ { target }) => { reached.set(bundle.file, target.value); app.render(); } } })),
        h('p', { id: `${id}-reached-said`, class: 'hint' }, after
          ? after.left.length ? t('print.left', { n: after.left.length }) : t('print.none_left')
          : typed ? t('print.not_in_bundle') : t('print.reached_hint'))),
      after ? h('div', { class: 'row' },
        button(t('print.mark_done', { n: after.done.length }), () => app.do({ do: 'mark', serials: serialsOf(after.done), mark: 'printed', undo: false, on: null }), { kind: 'mend' }),
        after.left.length ? button(t('print.make_rest', { n: after.left.length }), async () => {
          await app.do({ do: 'mark', serials: serialsOf(after.done), mark: 'printed', undo: false, on: null });
          reached.delete(bundle.file);
          await make(app, serialsOf(after.left), ['merged']);
        }, { kind: 'main' }) : null) : null)),
  ];
}

/** @param {App} app */
function made(app) {
  const result = app.state?.made;
  if (!result || app.state?.run) return null;
  const kinds = /** @type {Record<string, import('./words.js').Word>} */ ({
    merged: 'print.merged', sheets: 'print.sheets', paper: 'print.paper', zip: 'print.zip', report: 'print.report' });
  const files = result.files.filter(({ kind }) => kind !== 'bundle' && kind !== 'zip');
  return h('section', { class: 'sheet', 'aria-labelledby': 'made-heading', key: 'made' },
    h('h2', { id: 'made-heading' }, t('print.made', { n: result.letters, time: result.time })),
    h('p', { class: 'soft' }, result.held ? t('print.made_held', { n: result.held }) : t('print.made_all'), ' · ', result.folder),
    h('div', { class: 'row' },
      button(t('show_folder'), () => app.do({ do: 'show-folder' }), { icon: 'folder' }),
      link(t('print.zip'), api.zipUrl(), { icon: 'fetch', download: true })),
    result.bundles.length ? h('div', { class: 'over-wide', tabindex: '0', role: 'region', 'aria-label': t('print.bundles') },
      h('table', { class: 'cards bundles' },
        h('caption', { class: 'unseen' }, t('print.bundles')),
        h('thead', {}, h('tr', {}, [t('print.bundle'), t('print.count'), t('print.numbers'), t('print.file'), t('print.printed')].map((words, at) => h('th', { scope: 'col', class: at === 1 ? 'figure' : null }, words)))),
        h('tbody', {}, result.bundles.map((bundle) => bundleRow(app, bundle))))) : null,
    files.length ? h('details', { key: 'files', open: result.bundles.length === 0 }, h('summary', {}, t('print.others', { n: files.length })),
      h('ul', { class: 'plain-list files' }, files.map(({ file, kind }) => h('li', { key: file },
        h('span', {}, file, ' ', kinds[kind] ? h('span', { class: 'soft' }, t(/** @type {import('./words.js').Word} */ (kinds[kind]))) : null),
        h('span', { class: 'row tight' },
          link(t('print.open'), api.fileUrl(file), { new_tab: true, kind: 'quiet', icon: 'outside', name: t('print.open_name', { name: file }) }),
          link(t('print.fetch'), api.fileUrl(file), { download: baseName(file), kind: 'quiet', icon: 'fetch', name: t('print.fetch_name', { name: file }) })))))) : null,
    h('p', { class: 'notice' }, icon('sheet'), h('span', {}, t('print.actual_size'))));
}

export const print = {
  /** @param {App} app */
  enter: (app) => { listen(app); },
  title: () => t('step.print'),
  /** @param {App} app */
  view: (app) => [
    heading(t('print.heading')),
    finished ? h('div', { class: `notice ${finished.status === 'failed' ? 'errors' : finished.status === 'done' ? 'done' : ''}`, id: 'finished', tabindex: '-1', key: 'finished' },
      icon(finished.status === 'failed' ? 'stop' : 'tick'),
      h('div', {}, h('strong', {}, finishedWords()), finished.problems.map((problem) => sentence(problem)))) : null,
    running(app),
    made(app),
    form(app),
    app.state?.made ? h('div', { class: 'onward', key: 'onward' }, link(t('print.onward'), '#/deliver', { kind: 'main', icon: 'next' })) : null,
  ],
};
