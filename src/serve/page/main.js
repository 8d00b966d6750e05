// @ts-check
// The frame of the page: steps, language, what is saved, and which screen is shown.

import { App } from './app.js';
import { check } from './check.js';
import { deliver } from './deliver.js';
import { ask, dialog, settle } from './dialog.js';
import { h, icon, show } from './dom.js';
import { event } from './event.js';
import { list, take } from './list.js';
import { button, focusOn } from './parts.js';
import { listen, print, quiet } from './print.js';
import { start } from './start.js';
import { findName, view } from './view.js';
import { choose, t } from './words.js';

/**
 * @typedef {object} Screen
 * @property {(app: App) => import('./dom.js').Child[]} view
 * @property {() => string} title
 * @property {(app: App, args?: string[]) => void} [enter]
 * @property {(app: App, last: import('./types.js').State | null) => void} [changed]
 * @property {(app: App, event: KeyboardEvent) => void} [key]
 * @property {(app: App, event: ClipboardEvent) => void} [paste]
 */

/** @type {Record<string, Screen>} */
const screens = { start, event, list, check, view, print, deliver };
const steps = /** @type {const} */ (['event', 'list', 'check', 'view', 'print', 'deliver']);

const app = new App();
let screen = '';
/** Whether a frame is asked for already. */
let waits = false;
let menu_is_open = false;

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** What a step has to tell. @param {(typeof steps)[number]} step */
function badge(step) {
  const state = app.state;
  if (!state?.event) return null;
  const { held, rows } = state.counts;
  const errors = state.event.faults.filter(({ severity }) => severity === 'error').length;
  switch (step) {
    case 'event': return errors
      ? h('span', { class: 'badge open' }, errors, h('span', { class: 'unseen' }, ` ${t('badge.faults')}`))
      : h('span', { class: 'badge done' }, icon('tick'), h('span', { class: 'unseen' }, t('badge.done')));
    case 'list': return rows ? h('span', { class: 'badge' }, rows, h('span', { class: 'unseen' }, ` ${t('badge.rows')}`)) : null;
    case 'check': return held ? h('span', { class: 'badge open' }, held, h('span', { class: 'unseen' }, ` ${t('badge.held')}`))
      : rows ? h('span', { class: 'badge done' }, icon('tick'), h('span', { class: 'unseen' }, t('badge.done'))) : null;
    case 'print': return state.run ? h('span', { class: 'badge' }, t('badge.runs')) : null;
    default: return null;
  }
}

function saved() {
  const bad = [...app.drafts].filter(([, draft]) => draft.problems.length);
  if (app.trouble) return h('span', { class: 'saved not' }, t('not_saved_now'));
  if (bad.length) return h('span', { class: 'saved not' }, icon('stop'), t('not_saved', { n: bad.length }));
  if (app.busy || app.drafts.size) return h('span', { class: 'saved' }, t('saving'));
  return app.state?.event ? h('span', { class: 'saved done' }, icon('tick'), t('saved')) : null;
}

function head() {
  const event_ = app.state?.event;
  const close_menu = (/** @type {string} */ focus = 'menu') => {
    menu_is_open = false;
    app.render();
    focusOn(focus);
  };
  return [
    h('div', { class: 'bar', key: 'bar' },
      h('a', { class: 'brand', lang: 'hi', href: event_ ? '#/event' : '#/start' }, 'आमंत्रण'),
      event_ ? h('div', { class: 'menu', key: 'menu', on: { keydown: (/** @type {any} */ event) => {
        if (event.key === 'Escape' && menu_is_open) close_menu();
      } } },
      h('button', { type: 'button', id: 'menu', class: 'menu-button', 'aria-expanded': String(menu_is_open), 'aria-controls': 'menu-list',
        on: { click: () => { menu_is_open = !menu_is_open; app.render(); } } },
      h('span', {}, event_.name || t('nameless')), event_.is_sample ? h('small', {}, t('sample')) : null, icon('open')),
      h('div', { id: 'menu-list', class: 'menu-list', hidden: !menu_is_open },
        button(t('menu.undo'), async () => { close_menu(); await undo('undo'); }, { icon: 'back', disabled: event_.can_undo === false, title: 'Ctrl+Z' }),
        button(t('menu.redo'), async () => { close_menu(); await undo('redo'); }, { disabled: event_.can_redo === false, title: 'Ctrl+Y' }),
        button(t('show_folder'), () => { close_menu(); app.do({ do: 'show-folder' }); }, { icon: 'folder' }),
        button(t('menu.leave'), async () => {
          menu_is_open = false;
          await app.saveAll();
          if ((await app.do({ do: 'leave' }))?.is === 'state') location.hash = '#/start';
        }))) : null,
      h('div', { class: 'saved-place', 'aria-live': 'off' }, saved()),
      h('div', { class: 'row tight bar-end' },
        button(t('help'), () => ask(app, 'help'), { kind: 'quiet' }),
        button(app.language() === 'hi' ? h('span', { lang: 'en' }, 'English') : h('span', { lang: 'hi' }, 'हिंदी'),
          () => app.speak(app.language() === 'hi' ? 'en' : 'hi'), { kind: 'quiet', id: 'language' }),
        button(t('close'), () => ask(app, 'close'), { kind: 'quiet', id: 'close' }))),
    event_ ? h('nav', { class: 'steps', 'aria-label': t('steps'), key: 'steps' },
      h('ol', {}, steps.map((step) => h('li', { key: step },
        h('a', { href: `#/${step}`, 'aria-current': screen === step ? 'page' : null }, t(`step.${step}`), badge(step)))))) : null,
  ];
}

/** What stands above everything, where the program cannot be reached. */
function trouble() {
  if (!app.trouble) return null;
  return h('div', { class: 'trouble', id: 'trouble', tabindex: '-1', key: 'trouble', role: 'alert' },
    icon(app.trouble === 'ended' ? 'tick' : 'stop'),
    h('p', {}, t(`trouble.${app.trouble}`), app.drafts.size ? ` ${t('trouble.kept')}` : ''),
    app.trouble === 'gone' ? button(t('trouble.again'), async () => {
      if (await app.reload()) focusOn('heading');
    }) : null);
}

function draw() {
  waits = false;
  const now = screens[screen] ?? start;
  show(place('head'), head());
  show(place('trouble-place'), trouble());
  show(place('main'), app.state ? now.view(app) : app.trouble ? null : h('p', { class: 'soft' }, t('loading')));
  show(place('dialog-place'), dialog(app));
  settle();
  document.title = [now.title(), app.state?.event?.name, 'आमंत्रण'].filter(Boolean).join(' · ');
}

app.render = () => {
  if (waits) return;
  waits = true;
  queueMicrotask(draw);
};
app.changed = (last) => {
  screens[screen]?.changed?.(app, last);
  listen(app);
  // An event that was opened or left in another tab: this one goes where there is something.
  if (!app.state?.event && screen !== 'start') location.hash = '#/start';
};

/** @type {ReturnType<typeof setTimeout> | undefined} */
let saying;
app.say = (sentence) => {
  const region = place('said');
  region.textContent = '';
  clearTimeout(saying);
  // The same sentence again is said again.
  saying = setTimeout(() => { region.textContent = sentence; }, 60);
};

/** Shows the screen that the address names. */
function route() {
  if (!location.hash.startsWith('#/') && location.hash !== '') return;
  const [, name = '', ...args] = location.hash.split('/');
  const wanted = app.state?.event ? (name in screens ? name : 'event') : 'start';
  if (wanted !== screen) {
    app.saveAll();
    const first = screen === '';
    screen = wanted;
    app.problems = [];
    menu_is_open = false;
    window.scrollTo(0, 0);
    // Where a screen has something better for the focus, it takes it after the heading.
    if (!first) focusOn('heading');
    screens[screen]?.enter?.(app, args);
    draw();
    document.querySelector('.steps [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  } else {
    if (screen === 'view' && args[0]) screens[screen]?.enter?.(app, args);
    app.render();
  }
}

/** @param {'undo' | 'redo'} which */
async function undo(which) {
  await app.saveAll();
  const answer = await app.do({ do: which });
  if (answer?.is === 'state') app.say(which === 'undo' ? t('undone') : t('redone'));
}

/** @param {EventTarget | null} target */
const isField = (target) => target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(target.type));

document.addEventListener('keydown', (given) => {
  if (/** @type {HTMLDialogElement | null} */ (document.getElementById('dialog'))?.open) return;
  screens[screen]?.key?.(app, given);
  if (given.defaultPrevented || isField(given.target) || !app.state?.event) return;
  if (given.ctrlKey && given.key.toLowerCase() === 'k') {
    given.preventDefault();
    findName();
  } else if (given.ctrlKey && !given.shiftKey && given.key.toLowerCase() === 'z') {
    given.preventDefault();
    undo('undo');
  } else if (given.ctrlKey && (given.key.toLowerCase() === 'y' || (given.shiftKey && given.key.toLowerCase() === 'z'))) {
    given.preventDefault();
    undo('redo');
  }
});

document.addEventListener('paste', (given) => {
  if (!isField(given.target)) screens[screen]?.paste?.(app, given);
});

// A file that is dropped beside the zone is taken as well, and never opened by the browser.
document.addEventListener('dragover', (given) => {
  if (given.dataTransfer?.types.includes('Files')) given.preventDefault();
});
document.addEventListener('drop', (given) => {
  if (given.defaultPrevented || !given.dataTransfer?.files.length) return;
  given.preventDefault();
  if (!app.state?.event) return;
  const { files } = given.dataTransfer;
  const copies = [...files];
  location.hash = '#/list';
  take(app, copies);
});

document.addEventListener('click', (given) => {
  if (menu_is_open && given.target instanceof Element && !given.target.closest('.menu')) {
    menu_is_open = false;
    app.render();
  }
});

const look = () => {
  listen(app);
  if (document.visibilityState === 'visible' && app.state && app.trouble !== 'ended' && !app.busy) app.reload();
};
document.addEventListener('visibilitychange', look);
window.addEventListener('focus', look);
window.addEventListener('pagehide', quiet);
window.addEventListener('hashchange', route);
window.addEventListener('beforeunload', (given) => {
  if (!app.drafts.size || app.trouble === 'ended') return;
  app.saveAll();
  given.preventDefault();
});
place('skip').addEventListener('click', (given) => {
  given.preventDefault();
  focusOn('heading');
});

let language = 'hi';
try { language = localStorage.getItem('aamantran-language') ?? 'hi'; } catch { /* Hindi, then */ }
choose(language);
await app.speak(language);
await app.reload();
if (app.state) route();
app.render();
