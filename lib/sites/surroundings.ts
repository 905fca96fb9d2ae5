import { isInLongList } from './aside.ts';
import { labelOf, readLabel } from './labels.ts';
import { type Label, selectorOf } from './learned.ts';
import { fitsAddress, isLatin, looksLikeName, looksLikePerson, readName } from './person-name.ts';
import { around, isInside } from './shadow.ts';
import { lineOf, namesOf, numbersIn, phoneOf } from './value.ts';
import { formValue, isVisible, select, shownText } from './visible.ts';

const VALUES_MAX = 500;
/** A headline's size of letters, in the page's; how far around the address it may stand. */
const LARGER = 1.5;
const LEVELS = 8;

/** A name, the element that says it, and whether the page announces it: by a label, a heading or the title. */
export type Named = { name: string; element: Element; by: 'label' | 'heading' | 'title' | 'itself' };

/** The widest part of the page around an element in which none of the other elements stands: what it says is theirs. */
export function surroundingsOf(element: Element, others: readonly Element[], scope: Element): Element {
  let part = element;
  for (let wider = around(part); part !== scope && wider; wider = around(part)) {
    if (others.some((other) => wider !== null && isInside(wider, other))) break;
    part = wider;
  }
  return part;
}

/** The labelled values in a part of the page, first come, first kept. */
export function labelledIn(part: Element): Map<Label, Element> {
  const found = new Map<Label, Element>();
  for (const element of select(part, selectorOf('value'), VALUES_MAX)) {
    if (isInLongList(element) || !holdsValue(element)) continue;
    const label = readLabel(element.textContent) === null ? labelOf(element) : null;
    if (label && !found.has(label) && isVisible(element)) found.set(label, element);
  }
  return found;
}

/** A value is short, and is not itself made of several lines or fields. */
const holdsValue = (element: Element) =>
  (formValue(element) ?? '') !== '' ||
  (element.childElementCount <= 2 &&
    /[\p{L}\d]/u.test(element.textContent) &&
    !element.querySelector(selectorOf('lines')));

/**
 * Name of the person in a part: labelled, else the heading that stands closest, a part of the page's title, or what the
 * address's own element says. All but labels must fit the address, where there is one: links say "write", headings name
 * deals.
 */
export function nameAround(
  anchor: Element,
  part: Element,
  labelled: ReadonlyMap<Label, Element>,
  email: string | null,
): Named | null {
  const whole = labelled.get('name');
  const wholeName = whole && readName(shownText(whole));
  const heading = email ? pageHeading(anchor, email) : null;
  // Where the page is headed by somebody whom the address fits, a label further down may name another.
  if (whole && wholeName && (!heading || !email || fitsAddress(wholeName.split(' ', 1)[0] ?? '', email))) {
    return { name: wholeName, element: whole, by: 'label' };
  }
  const [first, last] = [labelled.get('first'), labelled.get('last')];
  const bothNames = first && last && readName(`${shownText(first)} ${shownText(last)}`);
  if (last && bothNames) return { name: bothNames, element: last, by: 'label' };
  const fits = (name: string | null): name is string =>
    name !== null && isName(name) && (!email || fitsAddress(name, email) || (!isLatin(name) && looksLikePerson(name)));
  const contact = labelled.get('contact');
  const contactName = contact ? readName(shownText(contact)) : null;
  if (contact && fits(contactName) && looksLikePerson(contactName)) {
    return { name: contactName, element: contact, by: 'label' };
  }
  const fitsPerson = (name: string | null): name is string => fits(name) && looksLikePerson(name);
  return (
    firstNamed('heading', headingsAround(anchor, part), fits) ??
    heading ??
    firstNamed('title', titleParts(anchor), fitsPerson) ??
    firstNamed(
      'itself',
      namesOf(anchor).map((text) => [anchor, text] as const),
      fits,
    ) ??
    headline(firstNamed('itself', shortTextsAround(anchor, part), fitsPerson))
  );
}

/** A name written much larger than the page's text heads its part, whatever element it is. */
function headline(named: Named | null): Named | null {
  const isLarge = named && sizeOf(named.element) >= sizeOf(named.element.ownerDocument.body) * LARGER;
  return isLarge ? { ...named, by: 'heading' } : named;
}

const sizeOf = (element: Element) =>
  Number.parseFloat(element.ownerDocument.defaultView?.getComputedStyle(element).fontSize ?? '');

/** What an element says that may be a name. */
type Said = readonly [element: Element, text: string];
type Fits = (name: string | null) => name is string;

/** The first of them that is a name, and fits; what is not to be seen says nothing. */
function firstNamed(by: Named['by'], texts: Iterable<Said>, fits: Fits): Named | null {
  for (const [element, text] of texts) {
    const name = readName(text);
    if (fits(name) && isVisible(element)) return { name, element, by };
  }
  return null;
}

/** Long headings are sentences, unless each word of them is written like a name's. */
const isName = (name: string) => looksLikePerson(name) || (looksLikeName(name) && name.split(' ').length <= 2);

/** The page's own heading, for an address that has the first name in it: relatives share the last one. */
function pageHeading(anchor: Element, email: string): Named | null {
  let isFirst = true;
  for (const heading of select(anchor.ownerDocument, selectorOf('heading')).filter(isVisible)) {
    const name = readName(headingText(heading)) ?? '';
    if (!looksLikePerson(name)) continue;
    const [given = ''] = name.split(' ');
    const isMain = isFirst || heading.matches('h1,h2');
    if (isMain && given.length > 2 && fitsAddress(given, email)) return { name, element: heading, by: 'heading' };
    isFirst = false;
  }
  return null;
}

/** The page's parts around an element, from itself outwards, up to one of them. */
function* upTo(part: Element, from: Element): Generator<Element> {
  for (let at: Element | null = from; at; at = at === part ? null : around(at)) yield at;
}

/** Short texts beside the address, in the part of the page that is theirs. */
function* shortTextsAround(anchor: Element, part: Element): Generator<Said> {
  let level = 0;
  for (const at of upTo(part, anchor)) {
    if (level++ >= LEVELS) return;
    for (const element of select(at, selectorOf('text'), 60)) {
      if (element.childElementCount === 0 && element.textContent.length <= 60) yield [element, element.textContent];
    }
  }
}

function* headingsAround(anchor: Element, part: Element): Generator<Said> {
  const heading = selectorOf('heading');
  for (const at of upTo(part, anchor)) {
    for (const each of [...(at.matches(heading) ? [at] : []), ...select(at, heading)]) yield [each, headingText(each)];
  }
}

/** A heading may hold a form's field, and no text. */
export function headingText(heading: Element): string {
  const field = heading.querySelector('input,textarea');
  return shownText(heading) || (field ? shownText(field) : '');
}

const titleParts = (anchor: Element): Said[] =>
  anchor.ownerDocument.title.split(/\s[|·»›–—:-]\s|:\s/).map((text) => [anchor, text]);

/** What the labelled values of a part say of a person, besides name and address. */
export function detailsIn(part: Element, labelled: ReadonlyMap<Label, Element>) {
  const labelledBy = (label: Label, read: (element: Element) => string | null) => {
    const element = labelled.get(label);
    return element ? read(element) : null;
  };
  const [number = null, ...others] = new Set(numbersIn(part));
  return {
    phone: labelledBy('phone', phoneOf) ?? (others.length > 0 ? null : number),
    company: labelledBy('company', lineOf),
    title: labelledBy('title', lineOf),
  };
}
