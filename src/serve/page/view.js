// @ts-check
// Each letter as it will be printed.

import { api } from './api.js';
import { h, icon } from './dom.js';
import { looking } from './check.js';
import { picture, remedies } from './form.js';
import { button, focusOn, heading, link, sentence } from './parts.js';
import { latinDigits, t } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./types.js').LetterLine} LetterLine */

/** @type {import('./types.js').Letter | null} */
let letter = null;
/** Where the letter stands among those chosen, from 0, and how many these are. */
let at = 0;
let of = 0;
let advocate = '';
/** The template that is only looked at. */
let trial = '';
const zooms = /** @type {const} */ (['fit', '100', '150', '200']);
let zoom = 0;
/** Search for a name. */
let search = '';
/** @type {LetterLine[]} */
let found = [];
let marked = -1;
let asked = 0;
let searched = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;
/** What is typed as number of the letter. @type {string | null} */
let number = null;
let failed = '';
/** Whether the search is to have the focus once there is a letter. */
let finds_soon = false;
/** The letter in which templates are shown: it follows when nobody turns pages any more. */
let in_gallery = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let turning;

/** Shows the letter at a place among those chosen. @param {App} app @param {number} place @param {{ said?: boolean }} [how] */
async function go(app, place, how = {}) {
  const mine = ++asked;
  const letters = await app.try(() => api.letters({ search: '', advocate, from: Math.max(place, 0), count: 2 }));
  if (mine !== asked || !letters?.letters) return;
  of = letters.total;
  const [line, next] = letters.letters;
  if (!line) {
    if (place > 0 && of > 0) return go(app, of - 1);
    letter = null;
    app.render();
    return;
  }
  at = Math.max(place, 0);
  await fetchLetter(app, line.serial, mine);
  if (how.said && letter) app.say(t('view.said', { n: at + 1, of, number: letter.number || letter.serial, name: letter.name }));
  // The next one is drawn while this one is read.
  if (next && app.state?.event) {
    new Image().src = api.pictureUrl({ hash: app.state.event.content, serial: next.serial, page: 1, template: trial, width: width() });
  }
}

/** @param {App} app @param {number} serial @param {number} mine */
async function fetchLetter(app, serial, mine) {
  const answer = await app.try(() => api.letter(serial));
  if (mine !== asked || !answer) return;
  if (answer.serial === undefined) {
    failed = /** @type {any} */ (answer).problems?.map((/** @type {any} */ problem) => problem.message).join(' ') ?? '';
    letter = null;
  } else {
    failed = '';
    letter = answer;
    if (location.hash !== `#/view/${serial}`) history.replaceState(null, '', `#/view/${serial}`);
  }
  number = null;
  if (finds_soon) {
    finds_soon = false;
    focusOn('find-name');
  }
  clearTimeout(turning);
  const now = letter?.serial ?? 0;
  if (!in_gallery) in_gallery = now;
  else if (in_gallery !== now) {
    turning = setTimeout(() => {
      in_gallery = now;
      app.render();
    }, 700);
  }
  app.render();
}

/** Shows the letter with a serial. @param {App} app @param {number} serial */
async function goTo(app, serial) {
  const mine = ++asked;
  const answer = await app.try(() => api.letter(serial));
  if (mine !== asked || !answer) return;
  if (answer.serial === undefined) return go(app, 0);
  if (advocate && answer.advocate !== advocate) advocate = '';
  if (advocate) {
    // Its place among those of one advocate is looked up, as many at a time as the desk tells.
    let from = 0;
    for (;;) {
      const start = from;
      const some = await app.try(() => api.letters({ search: '', advocate, from: start, count: 500 }));
      if (mine !== asked || !some?.letters?.length) break;
      const place = some.letters.findIndex((line) => line.serial === serial);
      if (place >= 0) {
        at = start + place;
        of = some.total;
        break;
      }
      from += some.letters.length;
    }
    if (mine !== asked) return;
  } else {
    at = answer.at;
    of = answer.of;
  }
  await fetchLetter(app, serial, mine);
}

/** In which width a picture is asked for: that of the screen, in few steps, so that it is kept. */
function width() {
  const wanted = [620, 800, 1200, 1600][zoom] ?? 800;
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  return Math.min(Math.ceil((wanted * ratio) / 200) * 200, 2400);
}

/** @param {App} app */
async function find(app) {
  const mine = ++searched;
  const letters = search.trim()
    ? await app.try(() => api.letters({ search: search.trim(), advocate, from: 0, count: 8 })) : { letters: [], total: 0 };
  if (mine !== searched || !letters) return;
  found = letters.letters;
  marked = found.length ? 0 : -1;
  if (search.trim()) app.say(found.length ? t('view.found', { n: letters.total }) : t('view.found_none'));
  app.render();
}

/** @param {App} app @param {LetterLine | undefined} line */
function choose(app, line) {
  if (!line) return;
  search = '';
  found = [];
  marked = -1;
  goTo(app, line.serial).then(() => app.say(t('view.said', { n: at + 1, of, number: line.number || line.serial, name: line.name })));
  app.render();
}

/** @param {App} app */
function finder(app) {
  const is_open = search.trim() !== '';
  return h('div', { class: 'search finder', key: 'finder' },
    h('label', { for: 'find-name', class: 'unseen' }, t('view.find')),
    icon('find'),
    h('input', {
      type: 'search', id: 'find-name', value: search, placeholder: t('view.find'), autocomplete: 'off', role: 'combobox',
      'aria-expanded': String(is_open && found.length > 0), 'aria-controls': 'found', 'aria-autocomplete': 'list',
      'aria-keyshortcuts': 'Control+K',
      'aria-activedescendant': is_open && marked >= 0 ? `found-${marked}` : null,
      on: {
        input: (/** @type {any} */ { target }) => {
          search = target.value;
          app.render();
          clearTimeout(typing);
          typing = setTimeout(() => find(app), 120);
        },
        keydown: (/** @type {any} */ event) => {
          if (event.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
            if (found.length) marked = (marked + step) % found.length;
            app.render();
          } else if (event.key === 'Enter') {
            event.preventDefault();
            choose(app, found[marked]);
          } else if (event.key === 'Escape') {
            search = '';
            found = [];
            app.render();
          }
        },
      },
    }),
    h('ul', { class: 'found', id: 'found', role: 'listbox', 'aria-label': t('view.find'), hidden: !(is_open && found.length) },
      found.map((line, place) => h('li', {
        role: 'option', id: `found-${place}`, 'aria-selected': String(place === marked),
        on: {
          mousedown: (/** @type {any} */ event) => event.preventDefault(),
          click: () => choose(app, line),
        },
      }, h('strong', {}, line.name), ' ', h('span', { class: 'soft' }, `${line.number || line.serial} · ${line.advocate}`)))),
    is_open && !found.length && searched ? h('p', { class: 'found none' }, t('view.found_none')) : null);
}

/** @param {App} app */
function stepper(app) {
  const to = (/** @type {number} */ place) => go(app, place, { said: true });
  return h('div', { class: 'row stepper', role: 'group', 'aria-label': t('view.step'), key: 'stepper' },
    button('', () => to(0), { icon: 'first', square: true, name: t('view.first'), disabled: at === 0 }),
    button('', () => to(at - 1), { icon: 'previous', square: true, name: t('view.previous'), title: 'Alt+←', disabled: at === 0 }),
    h('span', { class: 'place' },
      h('label', { for: 'place', class: 'unseen' }, t('view.which')),
      h('input', { id: 'place', inputmode: 'numeric', size: 4, value: number ?? String(at + 1), autocomplete: 'off',
        on: {
          input: (/** @type {any} */ { target }) => { number = target.value; },
          change: (/** @type {any} */ { target }) => {
            const wanted = Number(latinDigits(target.value));
            if (wanted >= 1) to(Math.min(wanted, of) - 1);
            else { number = null; app.render(); }
          },
        } }),
      h('span', {}, ` / ${of}`)),
    button('', () => to(at + 1), { icon: 'next', square: true, name: t('view.next'), title: 'Alt+→', disabled: at >= of - 1 }),
    button('', () => to(of - 1), { icon: 'last', square: true, name: t('view.last'), disabled: at >= of - 1 }));
}

/** @param {App} app */
function gallery(app) {
  const event = app.state?.event;
  if (!event || !letter) return null;
  const serial = in_gallery || letter.serial;
  const now = String(app.value('letter.template') ?? 'sammelan');
  return h('section', { class: 'sheet', 'aria-labelledby': 'gallery-heading', key: 'gallery' },
    h('h2', { id: 'gallery-heading' }, t('view.gallery')),
    trial && trial !== now ? h('div', { class: 'notice', key: 'trial' },
      h('p', {}, t('view.trial', { title: event.templates.find(({ name }) => name === trial)?.title ?? trial })),
      h('div', { class: 'row' },
        button(t('view.keep'), async () => {
          const kept = trial;
          const answer = await app.do({ do: 'set', key: 'letter.template', value: kept });
          if (answer?.is !== 'state') return;
          trial = '';
          app.say(t('saved'));
          app.render();
          focusOn(`template-${kept}`);
        }, { kind: 'main' }),
        button(t('view.as_before'), () => { const was = trial; trial = ''; app.render(); focusOn(`template-${was}`); }))) : null,
    h('ul', { class: 'gallery' }, event.templates.map(({ name, title, about }) => h('li', { key: name },
      h('button', {
        type: 'button', id: `template-${name}`, class: name === (trial || now) ? 'shown' : '', title: about,
        'aria-pressed': String(name === (trial || now)),
        on: { click: () => {
          trial = name === now ? '' : name;
          app.say(t('view.shown_as', { title }));
          app.render();
        } },
      }, picture(app, { serial, template: name, width: 200, words: '', later: true }),
      h('span', {}, title, name === now ? h('small', {}, t('view.is_kept')) : null))))));
}

/** @param {App} app */
function source(app) {
  if (!letter) return null;
  const shown = letter.cells.filter((cell) => cell.now || cell.was);
  const row = letter.row;
  return h('section', { class: 'sheet', 'aria-labelledby': 'source-heading', key: 'source' },
    h('h2', { id: 'source-heading' }, t('view.source', { row, file: letter.file.split('/').at(-1) ?? '' })),
    h('dl', {}, shown.map((cell) => h('div', { key: cell.heading }, h('dt', {}, cell.heading), h('dd', {}, cell.now,
      cell.was !== cell.now ? h('small', {}, t('view.written', { was: cell.was || '–' })) : null)))),
    letter.problems.map((problem) => [sentence(problem), remedies(app, problem, 'source-heading')]),
    h('div', { class: 'row' }, button(t('view.mend'), () => {
      Object.assign(looking, { show: 'all', search: String(row), from: 0 });
      location.hash = '#/check';
    })));
}

/** @param {App} app */
function special(app) {
  const all = app.state?.special ?? [];
  if (!all.length) return null;
  /** @param {import('./types.js').Special} one */
  const words = (one) => (one.what === 'longest-name' ? t('view.longest_name') : one.what === 'longest-letter' ? t('view.longest_letter')
    : one.what === 'first-of-advocate' ? t('view.first_of', { name: one.name ?? '' }) : one.name ?? one.what);
  return h('section', { class: 'sheet', 'aria-labelledby': 'special-heading', key: 'special' },
    h('h2', { id: 'special-heading' }, t('view.special')),
    h('p', { class: 'hint' }, t('view.special_hint')),
    h('ul', { class: 'plain-list' }, all.map((one) => h('li', { key: `${one.what} ${one.serial}` },
      button(words(one), () => goTo(app, one.serial).then(() => app.say(letter?.name ?? '')), { kind: 'quiet' })))));
}

/** Has a name looked for, on this screen, from whichever. */
export function findName() {
  finds_soon = true;
  location.hash = '#/view';
}

export const view = {
  /** @param {App} app @param {string[]} [args] */
  enter: (app, args = []) => {
    trial = '';
    search = '';
    found = [];
    const serial = Number(args[0]);
    if (serial) goTo(app, serial);
    else if (letter) goTo(app, letter.serial);
    else go(app, 0);
  },
  /** @param {App} app @param {import('./types.js').State | null} last */
  changed: (app, last) => {
    if (last?.event?.folder !== app.state?.event?.folder) {
      letter = null;
      in_gallery = 0;
      advocate = '';
      go(app, 0);
    } else if (letter) {
      const mine = ++asked;
      fetchLetter(app, letter.serial, mine);
    } else go(app, 0);
  },
  title: () => t('step.view'),
  /** @param {App} app */
  view: (app) => {
    if (!letter) {
      return [heading(t('view.heading')), h('div', { class: 'sheet nothing', key: 'nothing' },
        h('p', {}, failed || (app.state?.counts.held ? t('view.none_held', { n: app.state.counts.held }) : t('view.none'))),
        link(app.state?.counts.held ? t('step.check') : t('check.no_list'), app.state?.counts.held ? '#/check' : '#/list', { kind: 'main' }))];
    }
    const shown = letter;
    return [
      h('div', { class: 'row between', key: 'head' },
        heading([t('view.heading_of', { name: shown.name }), shown.number ? h('small', {}, ` ${shown.number}`) : null]),
        h('div', { class: 'row' },
          shown.pages > 1 ? h('span', { class: 'soft' }, t('view.pages', { n: shown.pages })) : null,
          h('div', { class: 'row tight', role: 'group', 'aria-label': t('view.zoom') },
            button('', () => { zoom = Math.max(zoom - 1, 0); app.render(); }, { icon: 'minus', square: true, name: t('view.smaller'), disabled: zoom === 0 }),
            h('span', { class: 'zoom', 'aria-live': 'polite' }, zoom === 0 ? t('view.whole') : `${zooms[zoom]} %`),
            button('', () => { zoom = Math.min(zoom + 1, zooms.length - 1); app.render(); }, { icon: 'plus', square: true, name: t('view.larger'), disabled: zoom === zooms.length - 1 })),
          link(t('pdf'), api.pdfUrl(shown.serial), { icon: 'outside', new_tab: true }))),
      app.problems.length ? h('div', { class: 'problems', key: 'problems' }, app.problems.map((problem) => sentence(problem))) : null,
      h('div', { class: 'two viewing', key: 'two' },
        h('div', { class: 'letter-side' },
          h('div', { class: 'row bar-of-tools', key: 'tools' },
            stepper(app),
            finder(app),
            (app.state?.advocates.length ?? 0) > 1 ? h('div', { class: 'chooser' },
              h('label', { for: 'of-advocate', class: 'unseen' }, t('view.advocate')),
              h('select', { id: 'of-advocate', value: advocate, on: { change: (/** @type {any} */ { target }) => {
                advocate = target.value;
                go(app, 0, { said: true });
              } } },
              h('option', { value: '' }, t('view.all_advocates')),
              app.state?.advocates.map(({ id, name, letters }) => h('option', { value: name, key: id }, `${name} (${letters})`)))) : null),
          h('div', { class: `desk large zoom-${zooms[zoom]}`, tabindex: '0', role: 'region', 'aria-label': t('view.letter'), key: 'desk' },
            Array.from({ length: Math.max(shown.pages, 1) }, (_, page) => picture(app, {
              serial: shown.serial, page: page + 1, template: trial || undefined, width: width(), class: 'large',
              words: page === 0 ? shown.text : t('view.page', { n: page + 1, of: shown.pages }) })))),
        h('aside', { class: 'beside', 'aria-label': t('view.beside') }, source(app), gallery(app), special(app))),
      h('div', { class: 'onward', key: 'onward' }, link(t('view.onward'), '#/print', { kind: 'main', icon: 'next' })),
    ];
  },
  /** @param {App} app @param {KeyboardEvent} event */
  key: (app, event) => {
    if (event.ctrlKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      focusOn('find-name');
    } else if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      const to = at + (event.key === 'ArrowRight' ? 1 : -1);
      if (to >= 0 && to < of) go(app, to, { said: true });
    }
  },
};
