// @ts-check
// A card that is printed already: what is printed on it is put where it belongs, with the mouse, the
// keys or a ruler.

import { api } from './api.js';
import { h, shape } from './dom.js';
import { field, fieldId, pictureField, problemsOf, yesNo } from './form.js';
import { check, focusOn } from './parts.js';
import { t } from './words.js';

/** @typedef {import('./app.js').App} App */

const parts = /** @type {const} */ (['name', 'village', 'address', 'number']);

/** Sizes of paper in millimetres, upright. @type {Record<string, [number, number]>} */
const sizes = { A3: [297, 420], A4: [210, 297], A5: [148, 210], A6: [105, 148], Legal: [215.9, 355.6], Letter: [215.9, 279.4], DL: [110, 220], C5: [162, 229], C6: [114, 162] };

/** Millimetres of "62mm", "6.2cm", "2in" or "100pt". @param {unknown} length */
export function millimetres(length) {
  const parts_ = /^\s*(-?\d+(?:\.\d+)?)\s*(mm|cm|in|pt)\s*$/.exec(String(length ?? ''));
  if (!parts_) return null;
  return Number(parts_[1]) * ({ mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 }[parts_[2] ?? 'mm'] ?? 1);
}

/** Width and height in millimetres of "A5 landscape" or "190mm x 127mm". @param {unknown} size @returns {[number, number]} */
export function paperOf(size) {
  const text = String(size ?? '').trim();
  const own = /^(.+?)\s*[x×]\s*(.+)$/i.exec(text);
  const [width, height] = own ? [millimetres(own[1]), millimetres(own[2])] : [null, null];
  if (width && height) return [width, height];
  const [name = '', turned] = text.split(/\s+/);
  const known = Object.entries(sizes).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1] ?? sizes.A5 ?? [148, 210];
  return turned === 'landscape' ? [known[1], known[0]] : [known[0], known[1]];
}

/** Whether the event prints on cards. @param {App} app */
export const prints = (app) => app.value('letter.template') === 'chhapa-card' || Boolean(app.state?.event?.values.card);

/** Where a part is, in millimetres. @param {App} app @param {string} part @returns {[number, number] | null} */
function placeOf(app, part) {
  const at = app.value(`card.${part}.at`);
  const [x, y] = Array.isArray(at) ? [millimetres(at[0]), millimetres(at[1])] : [null, null];
  return x === null || y === null ? null : [x, y];
}

/** @param {App} app @param {string} part @param {number} x @param {number} y */
function put(app, part, x, y) {
  const [width, height] = paperOf(app.value('paper.size'));
  /** @param {number} value @param {number} most */
  const inside = (value, most) => `${Math.round(Math.min(Math.max(value, 0), most) * 2) / 2}mm`;
  app.edit(`card.${part}.at`, [inside(x, width), inside(y, height)]);
  app.render();
}

/** @param {App} app @param {number} serial */
function placing(app, serial) {
  const event = app.state?.event;
  if (!event) return null;
  const [width, height] = paperOf(app.value('paper.size'));
  // A finger needs a larger handle on a small picture.
  const scale = (width / 210) * (window.innerWidth < 700 ? 2.1 : 1);
  const placed = parts.flatMap((part) => {
    const place = placeOf(app, part);
    return place ? [{ part, x: place[0], y: place[1] }] : [];
  });
  /** @param {any} given */
  const moved = (given) => {
    const part = given.currentTarget.getAttribute('data-dragged');
    if (!part) return;
    const box = given.currentTarget.getBoundingClientRect();
    const [grip_x = 0, grip_y = 0] = (given.currentTarget.getAttribute('data-grip') ?? '').split(' ').map(Number);
    put(app, part, ((given.clientX - grip_x - box.left) / box.width) * width, ((given.clientY - grip_y - box.top) / box.height) * height);
  };
  return h('div', { class: 'card-place', key: 'placing' },
    h('img', { src: api.pictureUrl({ hash: event.content, serial, page: 1, width: 1000, guide: true }), alt: t('card.picture'), key: 'picture' }),
    shape('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': t('card.places') }, {
      pointermove: moved,
      pointerup: (/** @type {any} */ { currentTarget }) => currentTarget.removeAttribute('data-dragged'),
      pointercancel: (/** @type {any} */ { currentTarget }) => currentTarget.removeAttribute('data-dragged'),
    }, placed.map(({ part, x, y }) => shape('g', {
      transform: `translate(${x} ${y})`, tabindex: '0', role: 'button', 'data-key': part, id: `place-${part}`,
      'aria-label': t('card.place', { what: t(`card.${part}`), x, y }),
    }, {
      pointerdown: (/** @type {any} */ given) => {
        given.preventDefault();
        const svg = given.currentTarget.ownerSVGElement;
        svg.setAttribute('data-dragged', part);
        // It is held where it was taken.
        const box = svg.getBoundingClientRect();
        svg.setAttribute('data-grip', `${given.clientX - box.left - (x / width) * box.width} ${given.clientY - box.top - (y / height) * box.height}`);
        svg.setPointerCapture(given.pointerId);
        given.currentTarget.focus();
      },
      keydown: (/** @type {any} */ given) => {
        const step = given.shiftKey ? 5 : 0.5;
        const [right, down] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[/** @type {'ArrowLeft'} */ (given.key)] ?? [0, 0];
        if (!right && !down) return;
        given.preventDefault();
        const [now_x, now_y] = placeOf(app, part) ?? [x, y];
        put(app, part, now_x + (right ?? 0), now_y + (down ?? 0));
      },
    }, [
      shape('rect', { x: -1, y: -8 * scale, width: (8 + [...t(`card.${part}`)].length * 2.3) * scale, height: 7.4 * scale, rx: 0.8 }),
      shape('line', { x1: 0, y1: 0, x2: millimetres(app.value(`card.${part}.width`)) ?? width - x, y2: 0 }),
      shape('circle', { cx: 0, cy: 0, r: 1.2 * scale }),
      shape('text', { x: 1.2 * scale, y: -2.8 * scale, 'font-size': 4.4 * scale }, {}, [t(`card.${part}`)]),
    ]))));
}

/** Fields of a printed card. @param {App} app @param {number} serial the letter that is shown */
export function card(app, serial) {
  return [
    h('p', { class: 'hint' }, t('card.hint')),
    field(app, 'paper.size', t('card.size'), { example: '190mm x 127mm', hint: t('card.size_hint') }),
    pictureField(app, 'paper.guide', t('card.guide'), 'photo'),
    placing(app, serial),
    parts.map((part) => {
      const key = `card.${part}`;
      const place = placeOf(app, part);
      const is_on = place !== null || app.drafts.has(`${key}.at`);
      /** @param {number} axis @param {string} value */
      const typed = (axis, value) => {
        const now = placeOf(app, part) ?? [0, 0];
        now[axis] = Number(value);
        if (value !== '' && Number.isFinite(now[axis])) app.edit(`${key}.at`, now.map((one) => `${one}mm`));
      };
      return h('fieldset', { class: 'field card-part', key: part, id: fieldId(key) },
        h('legend', { class: 'unseen' }, t(`card.${part}`)),
        check(`${fieldId(key)}-on`, t(`card.${part}`), is_on, (is) => {
          if (!is) {
            app.forget(`${key}.at`);
            app.edit(key, null, { at_once: true });
          } else {
            put(app, part, 40, 40 + parts.indexOf(part) * 12);
            focusOn(`place-${part}`);
          }
        }),
        is_on && place ? h('div', { class: 'card-fields' },
          h('div', { class: 'field' }, h('label', { for: `${fieldId(key)}-x` }, t('card.from_left')),
            h('input', { type: 'number', step: 0.5, min: 0, id: `${fieldId(key)}-x`, value: String(place[0]), on: { input: (/** @type {any} */ { target }) => typed(0, target.value) } })),
          h('div', { class: 'field' }, h('label', { for: `${fieldId(key)}-y` }, t('card.from_top')),
            h('input', { type: 'number', step: 0.5, min: 0, id: `${fieldId(key)}-y`, value: String(place[1]), on: { input: (/** @type {any} */ { target }) => typed(1, target.value) } })),
          field(app, `${key}.width`, t('card.width'), { example: '120mm' }),
          field(app, `${key}.size`, t('card.type_size'), { example: '14pt' })) : null,
        is_on && part === 'name' ? yesNo(app, `${key}.bare`, t('card.bare'), false) : null,
        problemsOf(app, fieldId(key), app.problemsAt(key)),
        problemsOf(app, fieldId(`${key}.at`), app.problemsAt(`${key}.at`)));
    }),
  ];
}
