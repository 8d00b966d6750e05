// @ts-check
// Fields of the event file: each is bound to its key, saves itself when the typing pauses, and has
// its faults beside it.

import { api } from './api.js';
import { h } from './dom.js';
import { button, focusOn, idOf, sentence } from './parts.js';
import { isLatinName, looksLikeKrutiDev, t } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./types.js').Problem} Problem */

/** Suggestions asked for, by the id of their field. @type {Map<string, { of: string, texts: string[] }>} */
const suggestions = new Map();

/** Lines with those that are still empty, which are not saved, by key. @type {Map<string, string[]>} */
const with_empty = new Map();

/** @param {string} key */
export const fieldId = (key) => idOf('f', key);

/**
 * Attributes that tie a field to its problems and its hint.
 * @param {string} id @param {Problem[]} problems @param {boolean} has_hint
 */
export function ties(id, problems, has_hint) {
  const described = [problems.length ? `${id}-said` : '', has_hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return {
    'aria-invalid': problems.some((problem) => problem.severity === 'error') ? 'true' : null,
    'aria-describedby': described || null,
  };
}

/** @param {App} app @param {string} id @param {Problem[]} problems */
export function problemsOf(app, id, problems) {
  return h('div', { class: 'problems', id: problems.length ? `${id}-said` : null },
    problems.map((problem) => [sentence(problem), remedies(app, problem, id)].flat()));
}

/** @param {App} app @param {Problem} problem @param {string} back where the focus goes afterwards */
export function remedies(app, problem, back) {
  if (!problem.remedies?.length) return [];
  return [h('div', { class: 'row' }, problem.remedies.map((remedy) =>
    button(remedy.label, async () => {
      await app.do(remedy.command);
      focusOn(back);
    }, { kind: 'mend' })))];
}

/**
 * The button that turns Kruti Dev into Hindi, and suggestions for a name in Latin letters, where the
 * text looks like one of them.
 * @param {App} app @param {string} id of the field @param {string} text
 * @param {(text: string) => void} put @param {{ is_name?: boolean }} [how]
 */
export function helpers(app, id, text, put, how = {}) {
  if (looksLikeKrutiDev(text)) {
    return h('div', { class: 'row helpers', key: 'helpers' }, button(t('field.krutidev'), async () => {
      const answer = await app.do({ do: 'convert', from: 'krutidev', text });
      const converted = answer?.texts?.[0];
      if (converted === undefined) return;
      put(converted);
      app.say(t('field.converted', { text: converted }));
      focusOn(id);
    }, { kind: 'mend', describedby: id }));
  }
  if (!how.is_name || !isLatinName(text)) return null;
  const known = suggestions.get(id);
  if (known?.of !== text) {
    return h('div', { class: 'row helpers', key: 'helpers' }, button(t('field.latin'), async () => {
      const answer = await app.do({ do: 'convert', from: 'latin', text });
      suggestions.set(id, { of: text, texts: answer?.texts ?? [] });
      app.say((answer?.texts ?? []).join(', ') || t('field.no_suggestion'));
      app.render();
      focusOn(`${id}-suggestion-0`);
    }, { kind: 'mend' }));
  }
  return h('div', { class: 'row helpers', key: 'helpers' },
    known.texts.length ? null : h('span', { class: 'soft' }, t('field.no_suggestion')),
    known.texts.map((suggestion, at) => button(suggestion, () => {
      suggestions.delete(id);
      put(suggestion);
      focusOn(id);
    }, { kind: 'mend', id: `${id}-suggestion-${at}` })));
}

/**
 * @typedef {object} How
 * @property {string} [hint]
 * @property {boolean} [needed]
 * @property {'text' | 'date' | 'time' | 'number' | 'long'} [type]
 * @property {string} [example] shown while the field is empty
 * @property {string} [width] a class
 * @property {boolean} [is_name]
 * @property {string} [fallback] what is shown where nothing is given
 * @property {boolean} [short] the label is only said
 */

/** @param {App} app @param {string} key @param {string} label @param {How} [how] */
export function field(app, key, label, how = {}) {
  const id = fieldId(key);
  const type = how.type ?? 'text';
  const raw = app.value(key);
  const text = raw === null || raw === undefined ? how.fallback ?? '' : String(raw);
  const value = type === 'time' ? text.slice(0, 5) : text;
  const problems = app.problemsAt(key);
  /** @param {any} event */
  const typed = ({ target }) => {
    if (target.validity?.badInput) return; // a date half typed
    if (type === 'time') app.edit(key, target.value && `${target.value}:00`);
    else if (type === 'number') app.edit(key, target.value === '' ? null : Number(target.value));
    else app.edit(key, target.value);
  };
  const common = {
    id, value, on: { input: typed, change: () => app.save(key) }, ...ties(id, problems, Boolean(how.hint)),
    required: how.needed, placeholder: how.example, autocomplete: 'off', spellcheck: 'false',
  };
  return h('div', { class: `field ${how.width ?? ''}`.trim(), key },
    h('label', { for: id, class: how.short ? 'unseen' : null }, label,
      how.needed ? h('small', {}, t('field.needed')) : null),
    type === 'long' ? h('textarea', { ...common, rows: 3 })
      : h('input', { ...common, type, min: type === 'number' ? 0 : null }),
    type === 'text' || type === 'long' ? helpers(app, id, text, (given) => app.edit(key, given, { at_once: true }), how) : null,
    how.hint ? h('p', { class: 'hint', id: `${id}-hint` }, how.hint) : null,
    problemsOf(app, id, problems));
}

/**
 * @param {App} app @param {string} key @param {string} label
 * @param {[string, string][]} choices value and words; the first holds where nothing is given
 * @param {{ width?: string, parse?: (value: string) => unknown, hint?: string, empty?: boolean }} [how]
 */
export function select(app, key, label, choices, how = {}) {
  const id = fieldId(key);
  const raw = app.value(key);
  const value = raw === null || raw === undefined ? choices[0]?.[0] ?? '' : String(raw);
  const problems = app.problemsAt(key);
  const known = choices.some(([choice]) => choice === value);
  return h('div', { class: `field ${how.width ?? ''}`.trim(), key },
    h('label', { for: id }, label),
    h('select', {
      id, value, ...ties(id, problems, Boolean(how.hint)),
      on: { change: (/** @type {any} */ { target }) =>
        app.edit(key, how.parse ? how.parse(target.value) : target.value, { at_once: true }) },
    }, (known ? choices : [...choices, [value, value]]).map(([choice, words]) => h('option', { value: choice, key: choice }, words))),
    how.hint ? h('p', { class: 'hint', id: `${id}-hint` }, how.hint) : null,
    problemsOf(app, id, problems));
}

/** @param {App} app @param {string} key @param {string} label @param {boolean} by_itself what holds where nothing is given @param {string} [hint] */
export function yesNo(app, key, label, by_itself, hint) {
  const id = fieldId(key);
  return h('div', { class: 'field', key },
    h('label', { class: 'choice' },
      h('input', { type: 'checkbox', id, checked: app.value(key) ?? by_itself,
        on: { change: (/** @type {any} */ { target }) => app.edit(key, target.checked, { at_once: true }) } }),
      h('span', {}, label, hint ? h('small', {}, hint) : null)),
    problemsOf(app, id, app.problemsAt(key)));
}

/**
 * Several lines, each a field: what is to be discussed, telephones, enclosures.
 * @param {App} app @param {string} key @param {string} legend @param {string} one name of one line
 * @param {{ add: string, example?: string, hint?: string }} how
 */
export function lines(app, key, legend, one, how) {
  const raw = app.value(key);
  /** @type {string[]} */
  const all = Array.isArray(raw) ? raw : raw ? [String(raw)] : [];
  const filled = (/** @type {string[]} */ some) => some.filter((line) => line.trim());
  const kept = with_empty.get(key);
  const is_same = kept && JSON.stringify(filled(kept)) === JSON.stringify(filled(all));
  if (kept && !is_same) with_empty.delete(key);
  const shown = is_same && kept.length ? kept : all.length ? all : [''];
  /** The lines as they are now, which may be newer than what is shown. */
  const now = () => with_empty.get(key) ?? shown;
  const id = fieldId(key);
  const problems = app.problemsAt(key);
  /** @param {string[]} wanted @param {boolean} at_once */
  const put = (wanted, at_once) => {
    with_empty.set(key, wanted);
    app.edit(key, wanted, { at_once, command: (given) => ({ do: 'set', key, value: filled(given).length ? filled(given) : null }) });
  };
  return h('fieldset', { class: 'field lines', key, id, tabindex: '-1', 'aria-describedby': problems.length ? `${id}-said` : null },
    h('legend', {}, legend),
    how.hint ? h('p', { class: 'hint' }, how.hint) : null,
    h('ol', {}, shown.map((line, at) => {
      const line_id = `${id}-${at}`;
      /** @param {string} given */
      const change = (given) => put(now().map((other, other_at) => (other_at === at ? given : other)), false);
      return h('li', { key: at },
        h('span', { class: 'line' },
          h('input', { id: line_id, value: line, 'aria-label': `${one} ${at + 1}`, placeholder: at === 0 ? how.example : null,
            autocomplete: 'off', spellcheck: 'false',
            on: {
              input: (/** @type {any} */ { target }) => change(target.value),
              change: () => app.save(key),
              keydown: (/** @type {any} */ event) => {
                if (event.key !== 'Enter' || event.isComposing) return;
                event.preventDefault();
                put([...now().slice(0, at + 1), '', ...now().slice(at + 1)], false);
                app.render();
                focusOn(`${id}-${at + 1}`);
              },
            } }),
          shown.length > 1 || line ? button('', () => {
            put(now().filter((_, other) => other !== at), true);
            focusOn(`${id}-${Math.max(at - 1, 0)}`);
          }, { icon: 'cross', kind: 'quiet', square: true, name: t('field.remove_line', { what: `${one} ${at + 1}` }) }) : null),
        helpers(app, line_id, line, change));
    })),
    h('div', { class: 'row' }, button(how.add, () => {
      const last = now().length;
      put([...now(), ''], false);
      app.render();
      focusOn(`${id}-${last}`);
    }, { icon: 'plus', kind: 'quiet' })),
    problemsOf(app, id, problems));
}

/** A picture beside the event file, chosen from the computer. @param {App} app @param {string} key @param {string} label @param {'picture' | 'photo'} [kind] */
export function pictureField(app, key, label, kind = 'picture') {
  const id = fieldId(key);
  const name = app.value(key);
  const problems = app.problemsAt(key);
  return h('div', { class: 'field picture', key },
    h('label', { for: id }, label),
    h('div', { class: 'row' },
      h('span', { class: name ? 'chosen' : 'chosen soft' }, name ? String(name) : t('picture.none')),
      h('span', { class: 'file' },
        h('input', { type: 'file', id, accept: '.png,.jpg,.jpeg,.svg,.pdf', ...ties(id, problems, false),
          on: { change: async (/** @type {any} */ { target }) => {
            const [file] = target.files;
            if (!file) return;
            const answer = await app.putFile(kind, file.name, file);
            target.value = '';
            if (answer?.is === 'state') app.edit(key, answer.stored ?? file.name, { at_once: true });
          } } }),
        h('label', { for: id, class: 'button plain' }, t('picture.choose'))),
      name ? button(t('picture.remove'), () => app.edit(key, null, { at_once: true }), { kind: 'quiet', name: t('field.remove_line', { what: label }) }) : null),
    problemsOf(app, id, problems));
}

/** Pictures that the desk could not draw, by address; a changed letter has another one. @type {Set<string>} */
const undrawn = new Set();

/** The letter as it will be printed. @param {App} app @param {{ serial: number, page?: number, template?: string, width: number, words: string, class?: string, later?: boolean }} which later: what is read comes first */
export function picture(app, { serial, page = 1, template, width, words, class: name, later = false }) {
  const event = app.state?.event;
  if (!event) return null;
  const src = api.pictureUrl({ hash: event.content, serial, page, template, width });
  const key = `page-${page}-${template ?? ''}`;
  if (undrawn.has(src)) return words ? h('p', { class: 'undrawn', key: `${key}-undrawn` }, t('picture.undrawn')) : h('span', { class: 'undrawn', key: `${key}-undrawn` });
  return h('img', { class: `page ${name ?? ''}`.trim(), src, alt: words, lang: app.language() === 'hi' ? null : 'hi', key, decoding: 'async',
    loading: later ? 'lazy' : null, fetchpriority: later ? 'low' : 'high',
    on: { error: (/** @type {any} */ { target }) => {
      undrawn.add(target.getAttribute('src'));
      app.render();
    } } });
}
