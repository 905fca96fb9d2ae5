import { shownText } from '#lib/sites/visible.ts';
import { isStable, isStableClass } from './stable.ts';

/** Attributes that name what an element is, the surest first; all `data-` ones stand before `id`. */
const NAMING = ['itemprop', 'field-label', 'name', 'aria-label', 'placeholder', 'id'];
/** Attributes that many applications set on anything. */
const NOISE = /^data-(?:react|v-|ember|radix|state|index|key|turbo|controller|action|toggle|placement|theme)/;
const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;

/** What names an element by itself: attributes whose value is the same on the next record, or that are there at all. */
export function namedParts(element: Element): string[] {
  const tag = element.localName;
  const said = wordsOf(`${shownText(element)} ${element.getAttribute('href') ?? ''}`);
  const data = [...element.attributes].map(({ name }) => name).filter((name) => name.startsWith('data-'));
  const parts = [...data.filter((name) => !NOISE.test(name)), ...NAMING].flatMap((name) =>
    partOf(tag, name, element.getAttribute(name), said),
  );
  return [...parts, ...present(element, tag)];
}

/** Attributes that hold the value itself, kinds of link, kinds of form field. */
function present(element: Element, tag: string): string[] {
  const parts = ['email', 'data-hovercard-id']
    .filter((name) => element.hasAttribute(name))
    .map((name) => `${tag}[${name}]`);
  const [scheme] = /^(?:mailto|tel):/i.exec(element.getAttribute('href') ?? '') ?? [];
  if (scheme) parts.push(`a[href^="${scheme.toLowerCase()}"]`);
  const type = element.getAttribute('type');
  if (type === 'email' || type === 'tel') parts.push(`input[type="${type}"]`);
  return parts;
}

function partOf(tag: string, name: string, value: string | null, said: ReadonlySet<string>): string[] {
  if (value === null || !isStable(name)) return [];
  // What the record says is another word on the next one: only that the attribute is there will stay.
  if (value.includes('@') || [...wordsOf(value)].some((word) => said.has(word) && !isFieldWord(word))) {
    return name.startsWith('data-') ? [`${tag}[${name}]`] : [];
  }
  return isStable(value) ? [`[${name}=${quoted(value)}]`] : [];
}

/** Words that name a field even where the value holds them too ("mail" in a mail address). */
const isFieldWord = (word: string) =>
  /^(?:e?mail|mailto|name|contact|phone|tel|person|value|link|header|title)$/.test(word);

const wordsOf = (text: string) =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2),
  );

/** Weaker names: classes that look written by hand. */
export const classParts = (element: Element): string[] =>
  [...element.classList].filter(isStableClass).map((name) => `${element.localName}.${name}`);

/** What an element is, where that is rare on a page. */
export const tagParts = (element: Element): string[] =>
  /^(?:h[1-3]|main|header|article|aside|dialog|.+-.+)$/.test(element.localName) ? [element.localName] : [];
