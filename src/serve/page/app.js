// @ts-check
// What the page knows, and the one way in which it changes: commands go to the desk one after
// another, and whatever is typed is kept here as a draft until the desk has it.

import { api, Gone, Stranger, speak } from './api.js';
import { choose, chosen, t } from './words.js';

/** @typedef {import('./types.js').Command} Command */
/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./types.js').Problem} Problem */
/** @typedef {import('./types.js').State} State */

/**
 * @typedef {object} Draft
 * @property {unknown} value
 * @property {Problem[]} problems why it could not be saved
 * @property {ReturnType<typeof setTimeout> | undefined} timer
 * @property {boolean} sending
 * @property {(value: any) => Command} command what saves it
 */

/** Which commands change the event file: they carry the hash of the file that was seen. */
const ofTheFile = new Set(['set', 'add', 'remove', 'move', 'undo', 'redo', 'write-text', 'list', 'remove-list',
  'paste', 'issuers', 'correct', 'leave-out']);

/** After the last key, so long until it is saved. */
const pause = 400;

/** @param {unknown} left @param {unknown} right */
const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

export class App {
  constructor() {
    /** @type {State | null} */
    this.state = null;
    /** @type {Map<string, Draft>} */
    this.drafts = new Map();
    /** @type {'' | 'gone' | 'stranger' | 'ended'} */
    this.trouble = '';
    /** A choice to be made between two texts of the event file. @type {{ command: Command, answer: Answer } | null} */
    this.conflict = null;
    /** What the last command met with that belongs to no field. @type {Problem[]} */
    this.problems = [];
    /** What is on its way. */
    this.busy = 0;
    /** Called whenever something is to be shown anew. @type {() => void} */
    this.render = () => {};
    /** Called with each new state. @type {(last: State | null) => void} */
    this.changed = () => {};
    /** Says a sentence to those who do not see the page. @type {(sentence: string) => void} */
    this.say = () => {};
    /** @type {Promise<unknown>} */
    this.line = Promise.resolve();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.retry = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.soon = undefined;
  }

  /** Shows anew what is beside a field once the keys are quiet: what is typed stands there already. */
  renderSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.render(), 120);
  }

  /** @param {string} language */
  async speak(language) {
    choose(language);
    speak(language);
    document.documentElement.lang = language;
    try { localStorage.setItem('aamantran-language', language); } catch { /* then it is asked again */ }
    this.render();
    if (this.state) await this.reload(true);
  }

  /** @param {State} state @param {boolean} [anew] whether it is told as new in any case */
  take(state, anew = false) {
    const last = this.state;
    // While the event itself is wrong, the desk may leave out what comes of it.
    this.state = {
      ...state,
      lists: state.lists ?? [], fields: state.fields ?? [], advocates: state.advocates ?? [], special: state.special ?? [],
      delivery: state.delivery ?? [], recent: state.recent ?? [],
      counts: { rows: 0, letters: 0, held: 0, attention: 0, cancelled: 0, empty_rows: 0,
        .../** @type {Partial<import('./types.js').Counts> | undefined} */ (state.counts) },
      event: state.event ? { ...state.event, faults: state.event.faults ?? [], templates: state.event.templates ?? [],
        papers: state.event.papers ?? [], shown: state.event.shown ?? {}, values: state.event.values ?? {} } : null,
    };
    if (anew || !last || last.counter !== state.counter || last.event?.folder !== state.event?.folder) this.changed(last);
    this.render();
  }

  /** Asks what there is. @param {boolean} [anew] */
  async reload(anew = false) {
    // In the line of commands, so that no older state comes after a newer one.
    const turn = this.line.then(async () => {
      const state = await this.try(() => api.state());
      if (state?.counter !== undefined) this.take(state, anew);
      return state;
    });
    this.line = turn.catch(() => {});
    return turn;
  }

  /**
   * Asks the desk something; without an answer the page says why, and goes on asking.
   * @template T @param {() => Promise<T>} question @returns {Promise<T | null>}
   */
  async try(question) {
    try {
      const answer = await question();
      if (this.trouble === 'gone' || this.trouble === 'stranger') {
        this.trouble = '';
        queueMicrotask(() => this.saveAll());
        this.render();
      }
      return answer;
    } catch (error) {
      if (this.trouble === 'ended') return null;
      if (error instanceof Stranger) this.trouble = 'stranger';
      else if (error instanceof Gone) {
        if (this.trouble !== 'gone') this.say(t('trouble.gone'));
        this.trouble = 'gone';
        this.again();
      } else throw error;
      this.render();
      return null;
    }
  }

  /** Looks from time to time whether the program is there again, and then saves what was kept. */
  again() {
    clearTimeout(this.retry);
    this.retry = setTimeout(async () => {
      if (this.trouble !== 'gone') return;
      await this.reload();
    }, 3000);
  }

  /**
   * Has a command done, after all those before it.
   * @param {Command} command
   * @param {{ quiet?: boolean }} [how] quiet: the caller shows problems itself
   * @returns {Promise<Answer | null>}
   */
  do(command, how = {}) {
    return this.queue(() => {
      const hash = ofTheFile.has(command.do) && command.hash === undefined ? { hash: this.state?.event?.hash } : {};
      return api.do({ ...command, ...hash });
    }, command, how);
  }

  /** @param {'list' | 'picture' | 'photo'} kind @param {string} name @param {Blob} bytes */
  putFile(kind, name, bytes) {
    return this.queue(() => api.putFile(kind, name, bytes), { do: 'put-file' }, {});
  }

  /**
   * @param {() => Promise<Answer>} question @param {Command} command @param {{ quiet?: boolean }} how
   * @returns {Promise<Answer | null>}
   */
  queue(question, command, how) {
    const turn = this.line.then(async () => {
      this.busy += 1;
      this.render();
      let answer;
      try { answer = await this.try(question); } finally { this.busy -= 1; }
      if (!answer) {
        this.render();
        return null;
      }
      if (answer.is === 'conflict') {
        this.conflict = { command, answer };
        this.say(t('conflict.title'));
      } else if (answer.is === 'refused') {
        if (!how.quiet) {
          this.problems = answer.problems ?? [];
          this.say(this.problems.map((problem) => problem.message).join(' '));
        }
      } else if (!how.quiet) this.problems = [];
      if (answer.state) this.take(answer.state);
      else this.render();
      return answer;
    });
    this.line = turn.catch(() => {});
    return turn;
  }

  /** What is at a key of the event file: what was typed last, or else what is saved. @param {string} key */
  value(key) {
    const draft = this.drafts.get(key);
    if (draft) return draft.value;
    /** @type {any} */
    let at = this.state?.event?.values;
    for (const part of key.split('.')) at = at?.[part];
    return at;
  }

  /**
   * Keeps what is typed and saves it when the typing pauses.
   * @param {string} key @param {unknown} value
   * @param {{ at_once?: boolean, command?: (value: any) => Command }} [how]
   */
  edit(key, value, how = {}) {
    const draft = this.drafts.get(key) ?? {
      value, problems: [], timer: undefined, sending: false,
      command: how.command ?? ((given) => ({ do: 'set', key, value: given === '' ? null : given })),
    };
    draft.value = value;
    this.drafts.set(key, draft);
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => this.save(key), how.at_once ? 0 : pause);
    if (how.at_once) this.render();
    else this.renderSoon();
  }

  /** Saves a draft now. @param {string} key */
  async save(key) {
    const draft = this.drafts.get(key);
    if (!draft) return;
    clearTimeout(draft.timer);
    draft.timer = undefined;
    // What was typed meanwhile is sent once the answer is there.
    if (draft.sending) return;
    draft.sending = true;
    const sent = structuredClone(draft.value);
    const answer = await this.do(draft.command(sent), { quiet: true });
    draft.sending = false;
    if (this.drafts.get(key) !== draft) return;
    draft.problems = answer?.is === 'refused' ? answer.problems ?? [] : [];
    if (draft.problems.length) this.say(draft.problems.map((problem) => problem.message).join(' '));
    if (answer?.is === 'state') {
      if (same(sent, draft.value)) this.drafts.delete(key);
      else if (!draft.timer) draft.timer = setTimeout(() => this.save(key), pause);
    }
    this.render();
  }

  /** Saves all that waits. @returns {Promise<unknown>} */
  saveAll() {
    return Promise.all([...this.drafts.keys()].map((key) => this.save(key)));
  }

  /** Gives up what was typed at a key. @param {string} key */
  forget(key) {
    clearTimeout(this.drafts.get(key)?.timer);
    this.drafts.delete(key);
    this.render();
  }

  /**
   * Moves drafts of numbered things after one of them was removed or moved.
   * @param {string} family such as "advocate" @param {(at: number) => number | null} place
   */
  renumber(family, place) {
    const moved = [...this.drafts].filter(([key]) => key.startsWith(`${family}.`));
    for (const [key] of moved) this.drafts.delete(key);
    for (const [key, draft] of moved) {
      const [, at, ...rest] = key.split('.');
      const now = place(Number(at));
      if (now === null) continue;
      const new_key = [family, now, ...rest].join('.');
      draft.command = (given) => ({ do: 'set', key: new_key, value: given === '' ? null : given });
      this.drafts.set(new_key, draft);
    }
  }

  /** Problems of a field: those of the last try to save it, then those of the event. @param {string} key */
  problemsAt(key) {
    const draft = this.drafts.get(key);
    if (draft?.problems.length) return draft.problems;
    return (this.state?.event?.faults ?? []).filter((problem) => problem.key && plainKey(problem.key) === key);
  }

  language() {
    return chosen();
  }
}

/** "advocate.2.name" of "advocate[2].name". @param {string} key */
export const plainKey = (key) => key.replace(/\[(\d+)\]/g, '.$1');
