// @ts-check
// The first screen: a new event, the sample, and those of before.

import { h, icon } from './dom.js';
import { button, focusOn, heading, sentence } from './parts.js';
import { dayShort, t } from './words.js';

/** @typedef {import('./app.js').App} App */

let name = '';
let folder = '';
let naming = false;

/** @param {App} app @param {import('./types.js').Command} command @param {string} then */
async function open(app, command, then) {
  const answer = await app.do(command);
  if (answer?.is === 'state' && app.state?.event) {
    naming = false;
    name = '';
    location.hash = then;
  }
}

export const start = {
  enter: () => { naming = false; },
  title: () => t('start.title'),
  /** @param {App} app */
  view: (app) => {
    const recent = app.state?.recent ?? [];
    return [
      heading(t('start.heading')),
      h('p', { class: 'lead', key: 'lead' }, t('start.lead')),
      app.problems.length ? h('div', { class: 'problems', key: 'problems' }, app.problems.map((problem) => sentence(problem))) : null,
      naming ? h('form', { class: 'sheet', key: 'naming', 'aria-label': t('start.new'), on: { submit: (/** @type {any} */ event) => {
        event.preventDefault();
        if (name.trim()) open(app, { do: 'new', name: name.trim() }, '#/event');
        else focusOn('new-name');
      } } },
      h('div', { class: 'field' },
        h('label', { for: 'new-name' }, t('start.name')),
        h('input', { id: 'new-name', value: name, required: true, autocomplete: 'off', placeholder: t('event.name_example'), 'aria-describedby': 'new-hint',
          on: { input: (/** @type {any} */ { target }) => { name = target.value; app.render(); } } }),
        h('p', { class: 'hint', id: 'new-hint' }, t('start.place', { place: app.state?.place ?? '' }))),
      h('div', { class: 'row' },
        h('button', { type: 'submit', class: 'button main' }, t('start.begin')),
        button(t('leave_it'), () => { naming = false; app.render(); focusOn('new'); })))
        : h('div', { class: 'row large', key: 'ways' },
          button(t('start.new'), () => { naming = true; app.render(); focusOn('new-name'); }, { kind: 'main', icon: 'plus', id: 'new' }),
          button(t('start.sample'), () => open(app, { do: 'sample' }, '#/view'), { icon: 'sheet', id: 'sample' })),
      recent.length ? h('section', { class: 'sheet', 'aria-labelledby': 'recent-heading', key: 'recent' },
        h('h2', { id: 'recent-heading' }, t('start.recent')),
        h('ul', { class: 'plain-list recent' }, recent.map((one) => h('li', { key: one.id },
          h('div', {}, h('strong', {}, one.name), h('span', { class: 'soft' }, ` ${[t('letters', { n: one.letters }), dayShort(one.opened)].filter(Boolean).join(' · ')}`)),
          h('div', { class: 'row tight' },
            button(t('start.open'), () => open(app, { do: 'open', id: one.id }, '#/event'), { name: t('start.open_name', { name: one.name }) }),
            button(t('show_folder'), () => app.do({ do: 'show-folder', folder: one.folder }), { kind: 'quiet', icon: 'folder', name: `${t('show_folder')}: ${one.name}` })))))) : null,
      h('details', { class: 'sheet', key: 'elsewhere' }, h('summary', {}, t('start.elsewhere')),
        h('form', { on: { submit: (/** @type {any} */ event) => {
          event.preventDefault();
          if (folder.trim()) open(app, { do: 'open', folder: folder.trim() }, '#/event');
        } } },
        h('div', { class: 'field' },
          h('label', { for: 'folder' }, t('start.folder')),
          h('input', { id: 'folder', value: folder, autocomplete: 'off', spellcheck: 'false', placeholder: app.state?.place,
            on: { input: (/** @type {any} */ { target }) => { folder = target.value; } } })),
        h('div', { class: 'row' }, h('button', { type: 'submit', class: 'button plain' }, t('start.open'))))),
      h('p', { class: 'notice private', key: 'private' }, icon('lock'), h('span', {}, t('start.private'))),
    ];
  },
};
