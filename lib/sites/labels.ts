import { labelText } from './beside-label.ts';
import { announcedBy, attributesOf, type Label, selectorOf } from './learned.ts';
import { around, hasRoots, nearest } from './shadow.ts';
import { formValue, shownText, textNodes } from './visible.ts';

/** Characters beside an address that may stand between it and its label: a name. */
const BESIDE = 30;

/** What a label's text announces; `null` where it announces nothing of ours. */
export function readLabel(text: string): Label | null {
  const plain = labelText(text);
  if (plain.length === 0 || plain.length > 40) return null;
  return announcedBy(plain);
}

/** The label that belongs to an element: of its form field, description list, table row, or just before it. */
export function labelOf(element: Element): Label | null {
  for (const text of labelTexts(element)) {
    const label = readLabel(text);
    if (label) return label;
  }
  return null;
}

function* labelTexts(element: Element): Generator<string> {
  yield* formLabels(element);
  const term = nearest(element, 'dd');
  if (term) yield* before(term, 'dt');
  const cell = nearest(element, selectorOf('cell'));
  if (cell) yield rowHeader(cell);
  yield* precedingTexts(element);
  const field = nearest(element, selectorOf('field'));
  if (field) yield* namedBy(field, attributesOf('field'));
}

function* formLabels(element: Element): Generator<string> {
  if (!element.hasAttributes() && formValue(element) === null) return;
  for (const label of (element as HTMLInputElement).labels ?? []) yield label.textContent;
  yield* namedBy(element, attributesOf('control'));
  const labelledBy = element.getAttribute('aria-labelledby');
  const label = labelledBy && element.ownerDocument.getElementById(labelledBy);
  if (label) yield label.textContent;
}

/** What attributes call an element: "emailAddress", "email1" and "e-mail_address" are words too; "From: Jane" names From. */
function* namedBy(element: Element, attributes: readonly string[]): Generator<string> {
  for (const attribute of attributes) {
    const value = element.getAttribute(attribute) ?? '';
    const lead = /^([^:@<]{2,20}):/.exec(value)?.[1];
    if (lead) yield lead;
    else if (value && value.length < 60 && !value.includes('@'))
      yield value
        .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
        .replace(/[_.-]+/g, ' ')
        .replace(/\.{3}$|…$|\d$/, '');
  }
}

function* before(element: Element, selector: string): Generator<string> {
  for (let sibling = element.previousElementSibling; sibling; sibling = sibling.previousElementSibling) {
    if (sibling.matches(selector)) return yield sibling.textContent;
  }
}

/** A row says what its cell is by a row header, or as one of just two cells; a column's head announces a list. */
function rowHeader(cell: Element): string {
  const row = cell.parentElement;
  const first = row?.firstElementChild;
  const heads = first && first !== cell && (row.childElementCount === 2 || first.matches(selectorOf('rowHead')));
  return heads ? first.textContent : '';
}

/** Looking at what is shown costs layout: an element with nothing but text is asked first what that text announces. */
const mayAnnounce = ({ childElementCount, textContent }: Element) =>
  textContent.length <= 60 && (childElementCount > 0 || readLabel(textContent) !== null);

/** "Email: jane@…" in one text, or a short text before the element or one that wraps little else than it. */
function* precedingTexts(element: Element): Generator<string> {
  const room = element.textContent.trim().length + BESIDE;
  let level = 0;
  for (let at: Element | null = element; at && level < 5 && isWithinLength(at, room); at = around(at)) {
    if (at.tagName === 'BODY') return;
    yield* textsAt(at);
    if (/^(?:TD|DD|LI)$/.test(at.tagName)) return;
    // A shadow root and the wrappers in it are the page's construction, not a step away from the label.
    if (at.parentElement && !hasRoots(element)) level += 1;
  }
}

/** Is a part's text no longer than this for each who stands in it? A whole page's is not put together to know that. */
function isWithinLength(element: Element, most: number): boolean {
  let [left, people] = [most, 0];
  for (const { data } of textNodes(element)) {
    if (data.includes('@') && people++ > 0) left += most;
    left -= data.trim().length;
    if (left < 0) return false;
  }
  return true;
}

function* textsAt(element: Element): Generator<string> {
  const previous = element.previousSibling;
  if (previous?.nodeType === 3 && previous.textContent?.trim()) yield previous.textContent;
  yield* namedBy(element, attributesOf('field'));
  const sibling = element.previousElementSibling;
  if (sibling && mayAnnounce(sibling)) yield shownText(sibling);
}
