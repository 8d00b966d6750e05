// @ts-check
// Elements built from words, never from markup, and brought up to date where they stand: what has
// the focus, and what is being typed, stays.

/** @typedef {Node | string | number | null | undefined | false | Child[]} Child */
/** @typedef {Record<string, (event: any) => void>} Handlers */

/** @type {WeakMap<Element, Handlers>} */
const handlers = new WeakMap();
/** Elements whose value is told by the state. @type {WeakSet<Element>} */
const told = new WeakSet();

/** @this {Element} @param {Event} event */
function dispatch(event) {
  handlers.get(this)?.[event.type]?.(event);
}

/** @param {Element} element @param {Handlers} on */
function listen(element, on) {
  handlers.set(element, on);
  // A listener that is there already is not added again.
  for (const type of Object.keys(on)) element.addEventListener(type, dispatch);
}

/** @param {Element} element @param {Child[]} children */
function append(element, children) {
  for (const child of /** @type {any[]} */ (children).flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * An element. `on` has its listeners, `key` tells it from its brothers; `value` and `checked` are
 * set as properties, everything else as an attribute (true: without a value; false, null: not).
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any> | null} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  const { on, value, checked, key, ...attributes } = props ?? {};
  for (const [name, given] of Object.entries(attributes)) {
    if (given === false || given === null || given === undefined) continue;
    element.setAttribute(name, given === true ? '' : String(given));
  }
  if (key !== undefined) element.setAttribute('data-key', String(key));
  if (on) listen(element, on);
  append(element, children);
  const field = /** @type {any} */ (element);
  if (value !== undefined) {
    field.value = value ?? '';
    told.add(element);
  }
  if (checked !== undefined) {
    field.checked = Boolean(checked);
    told.add(element);
  }
  return element;
}

/** @param {Node} node */
function keyOf(node) {
  if (!(node instanceof Element)) return null;
  return node.getAttribute('data-key') ?? (node.id || null);
}

/** @param {Node} live @param {Node} fresh */
const fits = (live, fresh) =>
  live.nodeName === fresh.nodeName && keyOf(live) === keyOf(fresh) &&
  (!(live instanceof HTMLInputElement) || live.type === /** @type {HTMLInputElement} */ (fresh).type);

/**
 * Makes the children of `live` those of `fresh`, keeping each that fits.
 * @param {Element} live @param {Element} fresh
 */
export function patchChildren(live, fresh) {
  const left = new Set(live.childNodes);
  const wanted = [...fresh.childNodes].map((next) => {
    for (const candidate of left) {
      if (!fits(candidate, next)) continue;
      left.delete(candidate);
      return { next, candidate };
    }
    return { next, candidate: null };
  });
  // What goes, goes first: then what stays seldom has to move, and keeps the focus.
  for (const gone of left) live.removeChild(gone);
  let at = live.firstChild;
  for (const { next, candidate } of wanted) {
    const node = candidate ?? next;
    if (candidate) patch(candidate, next);
    if (node === at) at = at.nextSibling;
    else live.insertBefore(node, at);
  }
}

/** @param {Node} live @param {Node} fresh */
function patch(live, fresh) {
  if (!(live instanceof Element) || !(fresh instanceof Element)) {
    if (live.nodeValue !== fresh.nodeValue) live.nodeValue = fresh.nodeValue;
    return;
  }
  const opens = live instanceof HTMLDetailsElement || live instanceof HTMLDialogElement;
  for (const { name, value } of [...fresh.attributes]) {
    if (opens && name === 'open') continue;
    if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  for (const { name } of [...live.attributes]) {
    if ((opens && name === 'open') || name === 'data-dragged' || name === 'data-grip') continue;
    if (!fresh.hasAttribute(name)) live.removeAttribute(name);
  }
  listen(live, handlers.get(fresh) ?? {});
  patchChildren(live, fresh);
  if (told.has(fresh)) {
    const [mine, new_] = [/** @type {any} */ (live), /** @type {any} */ (fresh)];
    if (mine.value !== new_.value) mine.value = new_.value;
    if (mine.checked !== new_.checked) mine.checked = new_.checked;
  }
}

/**
 * Shows `children` in `place`. The focus stays where it was, if that is still there.
 * @param {Element} place @param {...Child} children
 */
export function show(place, ...children) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const fresh = document.createElement('div');
  append(fresh, children);
  patchChildren(place, fresh);
  if (focused && focused !== document.activeElement && focused.isConnected) {
    focused.focus({ preventScroll: true });
  }
}

/** What each drawing is made of; all on a square of 24, drawn with a line. @type {Record<string, string[]>} */
const drawings = {
  first: ['M18 6l-6 6 6 6', 'M11 6l-6 6 6 6'],
  previous: ['M15 5l-7 7 7 7'],
  next: ['M9 5l7 7-7 7'],
  last: ['M6 6l6 6-6 6', 'M13 6l6 6-6 6'],
  up: ['M12 19V6', 'M6 12l6-6 6 6'],
  down: ['M12 5v13', 'M6 12l6 6 6-6'],
  open: ['M6 9l6 6 6-6'],
  plus: ['M12 5v14', 'M5 12h14'],
  minus: ['M5 12h14'],
  cross: ['M6 6l12 12', 'M18 6L6 18'],
  tick: ['M5 12.5l4.5 4.5L19 7'],
  stop: ['M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z', 'M12 7.5v5.5', 'M12 16.2v.3'],
  outside: ['M14 5h5v5', 'M19 5l-8 8', 'M18 14v5H5V6h5'],
  sheet: ['M6 3h8l5 5v13H6z', 'M14 3v5h5', 'M9 13h7', 'M9 17h7'],
  folder: ['M3 6h6l2 2h10v11H3z'],
  fetch: ['M12 4v11', 'M7 11l5 5 5-5', 'M5 20h14'],
  find: ['M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z', 'M15.5 15.5L20 20'],
  lock: ['M6 11h12v9H6z', 'M8.5 11V8a3.5 3.5 0 0 1 7 0v3'],
  list: ['M9 7h11', 'M9 12h11', 'M9 17h11', 'M4.5 7h.01', 'M4.5 12h.01', 'M4.5 17h.01'],
  line: ['M4 18h16'],
  table: ['M4 5h16v14H4z', 'M4 10h16', 'M4 15h16', 'M11 5v14'],
  back: ['M9 7L4 12l5 5', 'M4 12h11a5 5 0 0 1 0 10h-2'],
};

/**
 * An element of a drawing.
 * @param {string} tag @param {Record<string, string | number>} attributes @param {Handlers} [on] @param {Child[]} [children]
 */
export function shape(tag, attributes, on = {}, children = []) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  listen(element, on);
  append(element, children);
  return element;
}

/** A small drawing beside words; those who do not see it miss nothing. @param {string} name */
export const icon = (name) => shape('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true', focusable: 'false' }, {},
  (drawings[name] ?? []).map((d) => shape('path', { d })));
