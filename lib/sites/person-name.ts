import { forText } from '#lib/model/for-text.ts';
import { says, without } from './learned.ts';

const NAME_MAX = 200;
/** Controls, zero-width characters, and those that turn the reading direction: they only disguise a name. */
const DISGUISE = /[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

const MARKS = forText(String.raw`[\p{M}]`, 'g');
const CAPITAL = forText(String.raw`^[\p{Lu}\p{Lo}(]`);
const NAME = forText(String.raw`^[\p{L}][\p{L}\p{M}\s.'’,()-]*$`);

/** A text on one line, without the characters that disguise it, at most 200 characters. */
export const plainText = (raw: string): string =>
  raw
    .slice(0, NAME_MAX * 10)
    .replace(/\s+/gu, ' ') // first: a line break is a control, too
    .replace(DISGUISE, '')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, NAME_MAX);

/**
 * A person's name as people say it: "Müller, Jörg" becomes "Jörg Müller", "Carlos Ortega via sales" the person alone, and
 * a name that stands twice (once for the eye, once for screen readers) stands once. `null` for an address or nothing.
 */
export function readName(raw: string): string | null {
  const said = without('via', once(unquoted(plainText(raw))));
  const text = without('salutation', said.replace(/\s*<[^<>]*>$/, ''));
  if (!/\p{L}/u.test(text) || text.includes('@')) return null;
  return firstNameFirst(unquoted(text));
}

const unquoted = (text: string) => text.replace(/^["'“”‘’]+|["'“”]+$/g, '');

function once(text: string): string {
  const half = text.slice(0, Math.ceil(text.length / 2)).trim();
  return half.length > 2 && (text === half + half || text === `${half} ${half}`) ? half : text;
}

function firstNameFirst(text: string): string {
  const [last, first, ...more] = text.split(',').map((part) => part.trim());
  if (!last || !first || more.length > 0 || says('suffix', first)) return text;
  const words = [...last.split(' '), ...first.split(' ')];
  return words.length <= 5 && words.every((word) => /^[\p{L}\p{M}.'’-]+$/u.test(word)) ? `${first} ${last}` : text;
}

/** `true` for "via list": the address beside such a name is the list's, not the person's. */
export const speaksThroughList = (raw: string): boolean => says('via', plainText(raw));

/** Could a heading be a person's name, rather than that of a part of the page? */
export function looksLikeName(text: string): boolean {
  const words = text.split(' ');
  if (text.length > 80 || words.length > 6 || !NAME(text).test(text)) return false;
  return !words.every((word) => says('heading', word));
}

/** Does a text look like a name that only a person has: two to five words, each with a capital but for particles? */
export function looksLikePerson(text: string): boolean {
  const words = text.split(' ').filter((word) => !says('particle', word));
  const isCased = text.toLowerCase() !== text.toUpperCase();
  if (!looksLikeName(text) || words.length > 5 || words.some((word) => says('heading', word))) return false;
  return words.length >= 2 && (!isCased || words.every((word) => CAPITAL(word).test(word)));
}

/** Can the name be compared with an address at all? Names in other scripts can't. */
export const isLatin = (name: string): boolean => /\p{Script=Latin}/u.test(name);

/** Is one of the name's words, or are its initials, in the address before the @? Umlauts may be written out or dropped. */
export function fitsAddress(name: string, email: string): boolean {
  const local = bare(email.slice(0, email.indexOf('@')));
  const words = [bare(spelledOut(name)), bare(name)].map((text) => text.split(/[^\p{L}]+/u).filter(Boolean));
  const initials = words[0]?.map((word) => word[0]).join('');
  return local === initials || words.flat().some((word) => word.length >= 3 && local.includes(word));
}

const spelledOut = (text: string) => text.toLowerCase().replace(/[äöü]/g, '$&e').replaceAll('ß', 'ss');
const bare = (text: string) => text.toLowerCase().normalize('NFKD').replace(MARKS(text), '');
