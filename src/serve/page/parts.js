// @ts-check
// Pieces that every screen uses.

import { h, icon } from './dom.js';
import { t } from './words.js';

/** @typedef {import('./types.js').Problem} Problem */
/** @typedef {import('./dom.js').Child} Child */

/**
 * @param {Child} label @param {(event: any) => void} act
 * @param {{ kind?: 'main' | 'quiet' | 'mend' | 'danger', icon?: string, id?: string, key?: string, disabled?: boolean,
 *   name?: string, pressed?: boolean, title?: string, square?: boolean, describedby?: string }} [how]
 *   name: what is said instead of the label; disabled: said so, but reached by the keyboard
 */
export function button(label, act, how = {}) {
  return h('button', {
    type: 'button', id: how.id, key: how.key, title: how.title, 'aria-label': how.name,
    class: ['button', how.kind ?? 'plain', how.square ? 'square' : ''].join(' ').trim(),
    'aria-disabled': how.disabled ? 'true' : null,
    'aria-pressed': how.pressed === undefined ? null : String(how.pressed),
    'aria-describedby': how.describedby,
    on: { click: (/** @type {any} */ event) => { if (!how.disabled) act(event); } },
  }, how.icon ? icon(how.icon) : null, label);
}

/** @param {Child} label @param {string} href @param {{ kind?: string, icon?: string, download?: string | boolean, new_tab?: boolean, id?: string, name?: string }} [how] */
export function link(label, href, how = {}) {
  return h('a', {
    href, id: how.id, class: `button ${how.kind ?? 'plain'}`, download: how.download,
    'aria-label': how.name, target: how.new_tab ? '_blank' : null, rel: how.new_tab ? 'noopener' : null,
  }, how.icon ? icon(how.icon) : null, label, how.new_tab ? h('span', { class: 'unseen' }, ` (${t('new_tab')})`) : null);
}

/** A problem as a sentence, with what to do. @param {Problem} problem @param {string} [id] */
export function sentence(problem, id) {
  return h('p', { class: `said ${problem.severity}`, id, title: problem.code }, icon('stop'),
    h('span', {}, h('strong', { class: 'what' }, problem.message || t('refused', { code: problem.code })),
      problem.help ? [' ', problem.help] : null));
}

/** Choices of which one is taken. @param {string} name @param {string} legend @param {{ value: string, label: Child, hint?: string }[]} choices @param {string} chosen @param {(value: string) => void} choose @param {{ unseen_legend?: boolean, key?: string }} [how] */
export function radios(name, legend, choices, chosen, choose, how = {}) {
  return h('fieldset', { class: 'radios', key: how.key },
    h('legend', { class: how.unseen_legend ? 'unseen' : null }, legend),
    choices.map(({ value, label, hint }) => h('label', { class: 'choice', key: value },
      h('input', { type: 'radio', name, value, checked: value === chosen, id: `${name}-${value}`,
        on: { change: () => choose(value) } }),
      h('span', {}, label, hint ? h('small', {}, hint) : null))));
}

/** @param {string} id @param {Child} label @param {boolean} checked @param {(is: boolean) => void} change @param {string} [hint] */
export function check(id, label, checked, change, hint) {
  return h('label', { class: 'choice', key: id },
    h('input', { type: 'checkbox', id, checked, on: { change: (/** @type {any} */ event) => change(event.target.checked) } }),
    h('span', {}, label, hint ? h('small', {}, hint) : null));
}

/** A bar of how much is done. @param {number} done @param {number} of @param {string} name */
export const bar = (done, of, name) => h('progress', { max: Math.max(of, 1), value: done, 'aria-label': name });

/** The heading of a screen; it takes the focus when the screen is opened. @param {Child} words */
export const heading = (words) => h('h1', { id: 'heading', tabindex: '-1' }, words);

/** Moves the focus once what is to have it is there. @param {string} id @param {{ select?: boolean }} [how] */
export function focusOn(id, how = {}) {
  requestAnimationFrame(() => {
    const element = /** @type {any} */ (document.getElementById(id));
    if (!element) return;
    element.closest('details:not([open])')?.setAttribute('open', '');
    element.focus();
    element.scrollIntoView({ block: 'nearest' });
    if (how.select) element.select?.();
  });
}

/** An id of any words. @param {...(string | number | null | undefined)} parts */
export const idOf = (...parts) => parts.map((part) => String(part ?? '').replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')).join('-');
