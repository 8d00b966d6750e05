// @ts-check
// What has to be answered before anything else, and the help.

import { h } from './dom.js';
import { button, focusOn } from './parts.js';
import { t } from './words.js';

/** @typedef {import('./app.js').App} App */

/** Which dialog is open. @type {'' | 'help' | 'close' | 'conflict'} */
let open = '';
let shows_both = false;
/** What had the focus before. @type {HTMLElement | null} */
let before = null;

/** @param {App} app @param {'help' | 'close'} which */
export function ask(app, which) {
  open = which;
  app.render();
}

/** @param {App} app */
function close(app) {
  open = '';
  app.render();
}

/**
 * The lines of two texts, each with what became of it.
 * @param {string} old_text @param {string} new_text @returns {{ how: 'same' | 'gone' | 'new', line: string }[]}
 */
export function difference(old_text, new_text) {
  const [left, right] = [old_text.split('\n'), new_text.split('\n')];
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const [a, b] = [left.slice(head, left.length - tail), right.slice(head, right.length - tail)];
  // The longest lines in common; long texts that differ everywhere are shown as two blocks.
  const long = a.length * b.length > 1_000_000;
  const lengths = long ? [] : Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  if (!long) {
    for (let i = a.length - 1; i >= 0; i -= 1) {
      for (let j = b.length - 1; j >= 0; j -= 1) {
        const row = /** @type {Uint32Array} */ (lengths[i]);
        const below = /** @type {Uint32Array} */ (lengths[i + 1]);
        row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
      }
    }
  }
  /** @type {{ how: 'same' | 'gone' | 'new', line: string }[]} */
  const all = left.slice(0, head).map((line) => ({ how: /** @type {const} */ ('same'), line }));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      all.push({ how: 'same', line: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || long || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      all.push({ how: 'gone', line: a[i] ?? '' });
      i += 1;
    } else {
      all.push({ how: 'new', line: b[j] ?? '' });
      j += 1;
    }
  }
  return [...all, ...left.slice(left.length - tail).map((line) => ({ how: /** @type {const} */ ('same'), line }))];
}

/** @param {string} theirs @param {string} mine */
function both(theirs, mine) {
  const lines = difference(theirs, mine);
  // Only what changed, with two lines around.
  const near = lines.map((_, at) => lines.slice(Math.max(at - 2, 0), at + 3).some(({ how }) => how !== 'same'));
  const marks = { same: ' ', gone: '−', new: '+' };
  return h('div', { class: 'difference', tabindex: '0', role: 'region', 'aria-label': t('conflict.both'), key: 'both' },
    h('ol', {}, lines.map(({ how, line }, at) => (near[at]
      ? h('li', { class: how, key: at },
        h('span', { class: 'unseen' }, how === 'gone' ? t('conflict.theirs') : how === 'new' ? t('conflict.mine') : ''),
        h('code', {}, `${marks[how]} ${line}`))
      : null))));
}

/** @param {App} app */
function conflict(app) {
  const met = app.conflict;
  if (!met) return [];
  const { theirs = '', mine = '', hash = '' } = met.answer;
  const done = () => {
    app.conflict = null;
    shows_both = false;
    open = '';
    focusOn('heading');
  };
  return [
    h('h2', { id: 'dialog-heading' }, t('conflict.title')),
    h('p', {}, t('conflict.what')),
    shows_both ? both(theirs, mine) : null,
    h('div', { class: 'row' },
      button(t('conflict.keep_mine'), async () => {
        const answer = await app.do({ do: 'write-text', text: mine, hash });
        if (answer?.is !== 'state') return;
        done();
        app.saveAll();
        app.render();
      }, { kind: 'main' }),
      button(t('conflict.keep_theirs'), async () => {
        const key = met.command.key;
        if (typeof key === 'string') app.forget(key);
        await app.reload(true);
        done();
        app.render();
      }),
      button(t('conflict.both'), () => { shows_both = !shows_both; app.render(); }, { pressed: shows_both })),
  ];
}

/** @param {App} app */
function closing(app) {
  return [
    h('h2', { id: 'dialog-heading' }, t('close.title')),
    h('p', {}, app.state?.run ? t('close.run') : t('close.what')),
    h('div', { class: 'row' },
      button(t('close.yes'), async () => {
        await app.saveAll();
        app.trouble = 'ended';
        open = '';
        app.render();
        try { await (await import('./api.js')).api.end(); } catch { /* it is gone: that was wanted */ }
        focusOn('trouble');
      }, { kind: 'main' }),
      button(t('leave_it'), () => close(app))),
  ];
}

/** @param {App} app */
function help(app) {
  const keys = /** @type {const} */ ([['Alt + ←  Alt + →', 'help.letters'], ['Ctrl + K', 'help.find'], ['Ctrl + Z', 'help.undo'],
    ['Ctrl + Y', 'help.redo'], ['Enter', 'help.enter'], ['Esc', 'help.escape']]);
  const steps = /** @type {const} */ (['event', 'list', 'check', 'view', 'print', 'deliver']);
  return [
    h('h2', { id: 'dialog-heading' }, t('help')),
    h('ol', { class: 'help-steps' }, steps.map((step) => h('li', {}, h('strong', {}, t(`step.${step}`)), ': ', t(`help.${step}`)))),
    h('h3', {}, t('help.keys')),
    h('dl', { class: 'keys' }, keys.map(([key, words]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, t(words))))),
    h('p', { class: 'soft' }, t('help.version', { version: app.state?.version ?? '' })),
    h('div', { class: 'row' }, button(t('close_help'), () => close(app), { kind: 'main' })),
  ];
}

/** @param {App} app */
export function dialog(app) {
  if (app.conflict) open = 'conflict';
  else if (open === 'conflict') open = '';
  return h('dialog', { id: 'dialog', 'aria-labelledby': 'dialog-heading', class: open, on: {
    cancel: (/** @type {any} */ event) => {
      // Two texts of one file are not left unanswered.
      if (open === 'conflict') event.preventDefault();
      else open = '';
    },
    close: () => { if (open !== 'conflict') close(app); },
  } }, open === 'conflict' ? conflict(app) : open === 'close' ? closing(app) : open === 'help' ? help(app) : null);
}

/** Opens or closes the dialog that is shown, once it is on the page. */
export function settle() {
  const element = /** @type {HTMLDialogElement | null} */ (document.getElementById('dialog'));
  if (!element) return;
  if (open && !element.open) {
    before = /** @type {HTMLElement | null} */ (document.activeElement);
    element.showModal();
  } else if (!open && element.open) {
    element.close();
    if (before?.isConnected) before.focus();
  }
}
