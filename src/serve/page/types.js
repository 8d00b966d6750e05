// @ts-check
// What the server and the page say to each other, as types; nothing here runs.

/**
 * @typedef {{ do: string, [name: string]: unknown }} Command
 * @typedef {{ label: string, command: Command }} Remedy
 * @typedef {object} Problem
 * @property {string} code
 * @property {'error' | 'warning' | 'note'} severity
 * @property {string} message
 * @property {string} [help]
 * @property {string} [file]
 * @property {string} [sheet]
 * @property {number} [row]
 * @property {string} [column]
 * @property {string} [heading]
 * @property {string} [cell]
 * @property {number} [line]
 * @property {number} [character]
 * @property {string} [key]
 * @property {number} [position]
 * @property {Remedy[]} [remedies]
 *
 * @typedef {{ id: string, folder: string, name: string, letters: number, opened: string }} Recent
 * @typedef {{ name: string, title: string, about: string }} Template
 * @typedef {{ name: string, about: string, value: unknown, choices: string[] }} PaperOption
 * @typedef {{ name: string, title: string, options: PaperOption[] }} Paper
 *
 * @typedef {object} EventState
 * @property {string} folder
 * @property {string} name
 * @property {boolean} is_sample
 * @property {string} hash
 * @property {string} content
 * @property {Record<string, any>} values
 * @property {{ date?: string, time?: string, number?: string }} shown
 * @property {Problem[]} faults
 * @property {Template[]} templates
 * @property {Paper[]} papers
 * @property {boolean} [can_undo]
 * @property {boolean} [can_redo]
 *
 * @typedef {{ heading: string, field: string | null, called: string, krutidev: boolean, examples: string[] }} Column
 * @typedef {object} ListState
 * @property {number} at
 * @property {string} file
 * @property {string | null} sheet
 * @property {{ name: string, is_hidden: boolean }[]} sheets
 * @property {number} header_row
 * @property {number} rows
 * @property {number} empty_rows
 * @property {string[]} said
 * @property {Column[]} columns
 *
 * @typedef {{ rows: number, letters: number, held: number, attention: number, cancelled: number, empty_rows: number }} Counts
 * @typedef {{ id: string, name: string, letters: number }} Advocate
 * @typedef {{ what: string, serial: number, name?: string }} Special
 * @typedef {{ stage: string, done: number, of: number }} Run
 *
 * @typedef {object} Bundle
 * @property {string} name
 * @property {string} file
 * @property {number} letters
 * @property {string} serials
 * @property {string} first
 * @property {string} last
 * @property {number} printed
 * @property {string | null} [printed_on]
 *
 * @typedef {{ file: string, kind: string }} MadeFile
 * @typedef {{ folder: string, letters: number, held: number, time: string, bundles: Bundle[], files: MadeFile[] }} Made
 * @typedef {{ advocate: string, letters: number, printed: number, handed: number, not_found: number, returned: number, left: number }} Delivery
 *
 * @typedef {object} State
 * @property {number} counter
 * @property {string} version
 * @property {string} place
 * @property {Recent[]} recent
 * @property {EventState | null} event
 * @property {ListState[]} lists
 * @property {{ key: string, called: string }[]} fields
 * @property {Counts} counts
 * @property {Advocate[]} advocates
 * @property {Special[]} special
 * @property {Run | null} run
 * @property {Made | null} made
 * @property {Delivery[]} delivery
 *
 * @typedef {{ heading: string, was: string, now: string, is_corrected?: boolean }} Cell
 * @typedef {object} Row
 * @property {number} position
 * @property {string} file
 * @property {string | null} sheet
 * @property {number} row
 * @property {number} serial
 * @property {'held' | 'attention' | 'letter' | 'cancelled'} state
 * @property {Cell[]} cells
 * @property {Problem[]} problems
 *
 * @typedef {{ total: number, counts?: Counts, columns: { heading: string, called: string, field?: string | null }[], rows: Row[] }} Rows
 * @typedef {{ at: number, serial: number, number: string, name: string, advocate: string, pages: number }} LetterLine
 * @typedef {{ total: number, letters: LetterLine[] }} Letters
 *
 * @typedef {object} Letter
 * @property {number} at
 * @property {number} of
 * @property {number} serial
 * @property {string} number
 * @property {string} name
 * @property {string} advocate
 * @property {number} pages
 * @property {string} text
 * @property {string} file
 * @property {string | null} sheet
 * @property {number} row
 * @property {number} position
 * @property {Cell[]} cells
 * @property {Problem[]} problems
 *
 * @typedef {{ serials: string, people: string[] }} Noted
 * @typedef {object} Answer
 * @property {'state' | 'refused' | 'conflict' | 'text' | 'texts' | 'djot'} is
 * @property {State} [state]
 * @property {Problem[]} [problems]
 * @property {string} [theirs]
 * @property {string} [mine]
 * @property {string} [hash]
 * @property {string} [text]
 * @property {string[]} [texts]
 * @property {boolean} [is_block]
 * @property {string[]} [dropped]
 * @property {boolean} [was_krutidev]
 * @property {Noted} [noted]
 * @property {string} [stored]
 *
 * @typedef {{ status: 'done' | 'held' | 'stopped' | 'failed', problems: Problem[], letters: number, held: number }} Finished
 */

export {};
