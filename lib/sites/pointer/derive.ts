import { labelText, valueBeside } from '#lib/sites/beside-label.ts';
import { readLabel } from '#lib/sites/labels.ts';
import { around, isInside } from '#lib/sites/shadow.ts';
import { isVisible, select } from '#lib/sites/visible.ts';
import { classParts, namedParts, tagParts } from './parts.ts';
import { pathsTo } from './path.ts';

/** How far up a name is looked for. */
const ABOVE = 10;
/** No more selectors than this are tried for an element. */
const TRIED = 1_000;
const LONGEST = 300;

/**
 * The most robust selector that finds one visible element in the document, and that is this one: by a name of its own, by
 * names around and in it, by the label beside it, by classes, and at last by its place. `null` where there is none.
 * A label's selector may find the element around it, as long as `reads` (its value, as the reader takes it) stays the same.
 */
export function deriveSelector(element: Element, reads: (element: Element) => string | null): string | null {
  let tried = 0;
  const names = (selector: string) =>
    tried++ < TRIED && selector.length <= LONGEST && isSole(element.ownerDocument, selector, element);
  for (const selector of ladder(element, reads)) if (names(selector)) return selector;
  return null;
}

/** Does a selector find this element and no other visible one? `label=` may find what is around it. */
export function isSole(document: Document, selector: string, element: Element): boolean {
  const found = select(document, selector).filter(isVisible);
  const [only] = found;
  if (!only || found.length !== 1) return false;
  return only === element || (selector.startsWith('label=') && isInside(only, element));
}

function* ladder(element: Element, reads: (element: Element) => string | null): Generator<string> {
  const own = namedParts(element);
  yield* own;
  yield* below(element, namedParts, own);
  yield* labelsOf(element, reads);
  const weak = [...own, ...classParts(element), ...tagParts(element), element.localName];
  yield* weak.slice(0, -1);
  yield* below(element, namedParts, weak);
  yield* below(element, (above) => [...classParts(above), ...tagParts(above)], weak);
  yield* pathsTo(element, (above) => [...namedParts(above), ...classParts(above), ...tagParts(above)]);
}

/** Names of what stands around the element, the nearest first, each with each name of its own. */
function* below(element: Element, partsOf: (above: Element) => string[], own: readonly string[]): Generator<string> {
  let at = element;
  let joint = ' ';
  for (let level = 0; level < ABOVE; level += 1) {
    const above = around(at);
    if (!above) return;
    if (!at.parentElement) joint = ' >>> ';
    for (const part of partsOf(above).slice(0, 4)) {
      for (const last of own.slice(0, 5)) yield `${part}${joint}${last}`;
    }
    at = above;
  }
}

/** The labels beside the element, or beside what wraps it, when that says no more than the element does. */
function* labelsOf(element: Element, reads: (element: Element) => string | null): Generator<string> {
  const value = reads(element);
  for (let at: Element | null = element, level = 0; at && level < 4; at = at.parentElement, level += 1) {
    if (reads(at) !== value) return;
    for (const label of near(at)) {
      const text = labelText(label.textContent);
      const found = valueBeside(label);
      if (!found || (found !== element && !found.contains(element)) || reads(found) !== value) continue;
      if (isLabel(label, text)) yield `label=${text}`;
    }
  }
}

/** Is it a label, and not another value: by its element, its name, its colon, or a word that announces a field? */
const isLabel = (element: Element, text: string) =>
  /^\p{L}[\p{L} .'/()-]{0,38}$/u.test(text) &&
  (/^(?:label|dt|th|legend)$/.test(element.localName) ||
    /label|caption|term|key/i.test(`${element.className} ${element.getAttribute('data-testid') ?? ''}`) ||
    /:\s*$/.test(element.textContent) ||
    readLabel(text) !== null);

/** Elements that may be the label of one: its form labels, what stands before it, and that's last parts. */
function near(element: Element): Element[] {
  const labels = [...((element as Partial<HTMLInputElement>).labels ?? [])];
  const before = element.previousElementSibling;
  return [...labels, ...(before ? [before, ...before.querySelectorAll('*')] : [])].filter(
    ({ textContent, childElementCount }) => textContent.length < 80 && childElementCount <= 1,
  );
}
