import { forText } from '#lib/model/for-text.ts';
import type { Primer } from '#lib/model/primer.ts';

/** What a label on a page announces. `someone` is a person, but not the one whom the page is about. */
export type Label = keyof Primer['labels'];
type Word = keyof Primer['words'];

const words = new Map<string, (text: string) => RegExp>();
let labels: Label[] = [];
let parts: Partial<Primer['parts']> = {};
let attributes: Partial<Primer['attributes']> = {};

/** Learns what the reader must know before it reads: until then no word means anything, and no part is found. */
export function learn(primer: Primer): void {
  ({ parts, attributes } = primer);
  labels = Object.keys(primer.labels) as Label[];
  for (const [word, source] of Object.entries(primer.words)) words.set(word, forText(source, 'i'));
  // A label's text comes in lower case: without regard to case a pattern takes the engine twice as long to make.
  for (const [label, source] of Object.entries(primer.labels)) words.set(label, forText(source));
}

/** Is it one of these words, or said by them? */
export const says = (word: Word | Label, text: string): boolean => words.get(word)?.(text).test(text) ?? false;

/** The text without the first place that such words take. */
export const without = (word: Word, text: string): string => text.replace(words.get(word)?.(text) ?? '', '');

/** What a label's plain text announces. */
export const announcedBy = (text: string): Label | null => labels.find((label) => says(label, text)) ?? null;

/** The selector of such parts of a page; before it is learned, `undefined`, which no element is called. */
export const selectorOf = (part: keyof Primer['parts']): string => `${parts[part]}`;

/** The attributes in which pages say such a thing. */
export const attributesOf = (thing: keyof Primer['attributes']): readonly string[] => attributes[thing] ?? [];
