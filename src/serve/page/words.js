// @ts-check
// The words of the page in the language chosen, and what is written the same way everywhere.

import { hi } from './text.hi.js';
import { en } from './text.en.js';

/** @typedef {keyof typeof hi} Word */

/** @type {Record<string, Record<Word, string>>} */
const tables = { hi, en };
let language = 'hi';

/** @param {string} chosen */
export const choose = (chosen) => { language = chosen in tables ? chosen : 'hi'; };
export const chosen = () => language;

/**
 * A sentence of the table, with what stands in braces filled in. With `n: 1` its form for one is
 * taken, where it has one.
 * @param {Word} word @param {Record<string, string | number>} [given]
 */
export function t(word, given) {
  const table = /** @type {Record<string, string>} */ (tables[language] ?? hi);
  const one = given?.n === 1 ? table[`${word}_one`] : undefined;
  return (one ?? table[word] ?? word).replace(/\{(\w+)\}/g, (whole, name) => String(given?.[name] ?? whole));
}

/** 12.12.2026 of "2026-12-12". @param {string | null | undefined} day */
export function dayShort(day) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(day ?? '');
  return parts ? `${parts[3]}.${parts[2]}.${parts[1]}` : day ?? '';
}

/**
 * Whether this looks like Kruti Dev: Latin letters and marks that no language writes like that.
 * @param {string} text
 */
export function looksLikeKrutiDev(text) {
  if (/[\u0900-\u097f]/.test(text) || /https?:|www\.|@/.test(text)) return false;
  const all = text.split(/\s+/).filter((word) => /[A-Za-z]/.test(word) && !/^(?:mrs?|smt|mst)\.?$/i.test(word));
  if (all.length === 0) return false;
  const odd = all.filter((word) =>
    /[A-Za-z][;&{}[\]~^/\\|"<>=+]|[;&{}[\]~^\\|"<>=+'][A-Za-z]/.test(word)
    // Capitals alone are mostly an abbreviation.
    || (/[a-z]/.test(word) && (/[b-df-hj-np-tv-z]q(?!u)/i.test(word)
      || /[a-z][A-Z]/.test(word)
      || (word.length > 2 && !/[aeiouy]/i.test(word))
      || /[bcdfghjklmnpqrstvwxz]{4}/i.test(word.replace(/ksh|chh|ndr|shw|mbh/gi, 'a'))
      || /^[bdfghjklmnpqrtvwxz]{2}[bcdfgjkmnpqstvwxz]|[zkl][lk]n|ksg|[aeiou]k(?:s(?!h)|[zl])/i.test(word))));
  return odd.length * 2 >= all.length;
}

/** Whether a name is written in Latin letters. @param {string} text */
export const isLatinName = (text) => /^[A-Za-z][A-Za-z .]{2,}$/.test(text.trim()) && !looksLikeKrutiDev(text);

/** Digits as machines write them: 37 of ३७. @param {string} text */
export const latinDigits = (text) => text.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966));

/**
 * The numbers of "1-3,7", in that order.
 * @param {string} serials
 */
export function numbersOf(serials) {
  /** @type {number[]} */
  const numbers = [];
  for (const part of latinDigits(serials).split(/[\s,;]+/)) {
    const range = /^(\d+)(?:[-–](\d+))?$/.exec(part);
    if (!range) continue;
    const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])];
    for (let number = first; number <= last && numbers.length < 100_000; number += 1) numbers.push(number);
  }
  return numbers;
}

/** "1-3,7" of these numbers, in that order. @param {number[]} numbers */
export function serialsOf(numbers) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** @param {string} name what a file is called without its folders */
export const baseName = (name) => name.split(/[\\/]/).at(-1) ?? name;
