import { attributesOf, says, selectorOf } from './learned.ts';
import { around, nearest } from './shadow.ts';
import { isWithin } from './visible.ts';

/** Prose around an address (characters beside it): an address in a sentence is mentioned, not announced. */
const PROSE = 60;
const PROSE_IN_TEXT = 30;

/** The words by which an element is named in class, id and the like, in lower case. */
export const wordsOf = (element: Element): string =>
  attributesOf('naming')
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .slice(0, 500)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();

/** Does the element stand in a part that never speaks of the page's own person? */
export function isAside(element: Element, ignore: readonly string[]): boolean {
  if (isWithin(element, [selectorOf('aside'), ...ignore])) return true;
  for (let at: Element | null = element; at && at.tagName !== 'BODY'; at = around(at)) {
    if (says('aside', wordsOf(at)) && !at.querySelector(selectorOf('headers'))) return true;
  }
  return false;
}

/** A list of more rows than this is not a record's own. */
const ROWS_MAX = 12;
/** As many rows before and after one are looked at. */
const NEIGHBOURS = 3;

/** A row of a long list: nothing in it is read at all. Browsers remember a collection's length, but not a count. */
export function isInLongList(element: Element): boolean {
  const list: Partial<ParentNode> | null | undefined = nearest(element, selectorOf('list'))?.parentNode;
  return (list?.children?.length ?? 0) > ROWS_MAX;
}

/** A row among others: what it says is of one of many, unless a label in the row says more. */
export function isListed(element: Element): boolean {
  const row = nearest(element, selectorOf('row'));
  if (!row?.parentElement) return false;
  if (row.matches(selectorOf('listRow'))) return true;
  const isAnother = (other: Element) => other.textContent.includes('@') && !other.querySelector(selectorOf('struck'));
  const rows = [...row.parentElement.children];
  const near = rows.slice(Math.max(0, rows.indexOf(row) - NEIGHBOURS)).slice(0, NEIGHBOURS * 2 + 1);
  return near.some((other) => other !== row && isAnother(other)) || (row.matches('tr') && isTableOfMany(row));
}

/** A table with column heads, or with more than a label and a value in its row. */
const isTableOfMany = (row: Element) =>
  nearest(row, 'table')?.querySelector(selectorOf('columns')) != null || row.children.length > 2;

/** Is the address mentioned in a sentence, or in one of several lines of running text, as messages and signatures have? */
export function isProse(element: Element, email: string): boolean {
  const block = nearest(element, selectorOf('block')) ?? element;
  const texts = [...block.childNodes]
    .map((node) => (node.nodeType === 3 ? (node.textContent ?? '').trim() : ''))
    .filter((text) => text !== '');
  const { length } = texts.join(' ');
  if (texts.length >= 2 && block.querySelector(':scope > br')) return true;
  return block === element || (element.parentElement === block && !element.matches('a'))
    ? length - email.length > PROSE_IN_TEXT
    : length > PROSE;
}

/** Struck out, or said to have opted out or bounced: nobody is to be written to there. */
export function isStruck(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  let at: Element | null = element;
  for (let level = 0; at && level < 4; level += 1, at = around(at)) {
    if (at.matches(selectorOf('struck')) || says('struck', wordsOf(at))) return true;
    if (view?.getComputedStyle(at).textDecorationLine?.includes('line-through')) return true;
  }
  return false;
}
