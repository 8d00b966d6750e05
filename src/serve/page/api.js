// @ts-check
// The one place that knows how the desk is reached. Everything else calls these methods, so that
// the desk may as well run in a worker of the browser.

/** @typedef {import('./types.js').Answer} Answer */

/** The program does not answer. */
export class Gone extends Error {}
/** The program does not know this browser. */
export class Stranger extends Error {}

let language = 'hi';

/** In which language the desk is to answer. @param {string} spoken */
export const speak = (spoken) => { language = spoken; };

/** @param {string} path @param {RequestInit} [init] @returns {Promise<any>} */
async function ask(path, init = {}) {
  let response;
  try {
    response = await fetch(path, {
      ...init,
      headers: { ...init.headers, 'Accept-Language': language },
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch {
    throw new Gone();
  }
  if (response.status === 401) throw new Stranger();
  try {
    const answer = await response.json();
    if (response.ok || answer?.is) return answer;
  } catch { /* said below */ }
  return { is: 'refused', problems: [{ code: `HTTP ${response.status}`, severity: 'error', message: '' }] };
}

/** @param {Record<string, unknown>} query */
function words(query) {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, lang: language })) all.set(name, String(value ?? ''));
  return all.toString();
}

/** A path in which every part may have any letters. @param {string} path */
const encoded = (path) => path.split('/').map(encodeURIComponent).join('/');

export const api = {
  /** @returns {Promise<import('./types.js').State>} */
  state: () => ask(`/api/state?${words({})}`),

  /** @param {import('./types.js').Command} command @returns {Promise<Answer>} */
  do: (command) => ask('/api/do', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Aamantran': '1' },
    body: JSON.stringify({ ...command, lang: language }),
  }),

  /** @param {'list' | 'picture' | 'photo'} kind @param {string} name @param {Blob} bytes @returns {Promise<Answer>} */
  putFile: (kind, name, bytes) => ask(`/api/file/${kind}/${encodeURIComponent(name)}?${words({})}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream', 'X-Aamantran': '1' },
    body: bytes,
  }),

  /** @param {{ show: string, search: string, from: number, count: number }} which @returns {Promise<import('./types.js').Rows>} */
  rows: (which) => ask(`/api/rows?${words(which)}`),

  /** @param {{ search: string, advocate: string, from: number, count: number }} which @returns {Promise<import('./types.js').Letters>} */
  letters: (which) => ask(`/api/letters?${words(which)}`),

  /** @param {number} serial @returns {Promise<import('./types.js').Letter>} */
  letter: (serial) => ask(`/api/letter?${words({ serial })}`),

  /** @param {{ hash: string, serial: number, page: number, template?: string, width: number, guide?: boolean }} which guide: with the card below the words */
  pictureUrl({ hash, serial, page, template, width, guide }) {
    const query = new URLSearchParams({ width: String(width) });
    if (template) query.set('template', template);
    if (guide) query.set('guide', '1');
    return `/preview/${encodeURIComponent(hash)}/${serial}/${page}.png?${query}`;
  },

  /** @param {number} serial */
  pdfUrl: (serial) => `/pdf/${serial}.pdf`,
  /** @param {string} path */
  fileUrl: (path) => `/file/${encoded(path)}`,
  zipUrl: () => '/zip',
  /** @param {string} list */
  remarksUrl: (list) => `/remarks/${encoded(list)}`,
  formUrl: () => '/form',

  /**
   * Tells each step of the run, until it is ended by the function that is returned.
   * @param {(step: any) => void} each @returns {() => void}
   */
  progress(each) {
    const source = new EventSource(`/api/progress?${words({})}`);
    source.onmessage = (event) => each(JSON.parse(event.data));
    return () => source.close();
  },

  /** Ends the program. @returns {Promise<any>} */
  end: () => ask('/api/close', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Aamantran': '1' },
    body: '{}',
  }),
};
