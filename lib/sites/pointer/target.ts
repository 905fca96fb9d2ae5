import { addressesIn } from '#lib/model/address-rules.ts';
import { looksLikeName, readName } from '#lib/sites/person-name.ts';
import { nameIn } from '#lib/sites/recipe-reader.ts';
import { around, lookForRoots } from '#lib/sites/shadow.ts';
import { emailOf, phoneOf } from '#lib/sites/value.ts';
import { formValue, isVisible, select, shownText } from '#lib/sites/visible.ts';

/** What is pointed at, in this order. */
export const POINTED = ['name', 'email', 'phone'] as const;
export type PointedField = (typeof POINTED)[number];

/** A place that says more than this holds no single value. */
const TEXT_MAX = 200;
const CANDIDATES_MAX = 150;
const LOOKED_AT = 3_000;
/** Elements that keep an address in an attribute. */
const TELLING = '[email],[data-hovercard-id],[data-email],[title*="@"],[aria-label*="@"]';

/** What the reader would take from an element for a field; `null` where that is nothing, or not one thing. */
export function valueAt(field: PointedField, element: Element): string | null {
  const text = shownText(element);
  if (text.length > TEXT_MAX || addressesIn(text).length > 1) return null;
  if (field === 'email') return emailOf(element);
  if (field === 'phone') return phoneOf(element);
  const name = nameIn(element);
  return name && readName(name);
}

/** The element that holds the field's value, from the one under the pointer outwards, two steps at most. */
export function holderAt(field: PointedField, under: Element): Element | null {
  let at: Element | null = under;
  for (let level = 0; at && level < 3; at = around(at), level += 1) {
    if (at.localName === 'body') return null;
    if (valueAt(field, at) !== null) return at;
  }
  return null;
}

const holdsText = (element: Element) =>
  formValue(element) !== null || (element.childElementCount === 0 && /\S/.test(element.textContent));

/** Elements among which a keyboard steps: the innermost visible ones that could be the field, the likely ones first. */
export function candidatesFor(field: PointedField, document: Document): Element[] {
  lookForRoots(document);
  const said = field === 'email' ? select(document, TELLING) : [];
  const innermost = select(document, 'body *').filter(holdsText).slice(0, LOOKED_AT);
  const found = [...new Set([...said, ...innermost])]
    .filter((element) => isVisible(element) && valueAt(field, element) !== null)
    .slice(0, CANDIDATES_MAX);
  if (field !== 'name') return found;
  const likely = (element: Element) =>
    /^h\d$/.test(element.localName) ? 0 : looksLikeName(valueAt(field, element) ?? '') ? 1 : 2;
  return found
    .map((element) => ({ element, rank: likely(element) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ element }) => element);
}
