import { addressesIn } from '#lib/model/address-rules.ts';
import { isInLongList } from './aside.ts';
import { labelOf, readLabel } from './labels.ts';
import type { Label } from './learned.ts';
import { fitsAddress, isLatin, looksLikeName, looksLikePerson, plainText, readName } from './person-name.ts';
import { around, isInside } from './shadow.ts';
import { telOf } from './tel.ts';
import { phoneOf } from './value.ts';
import { formValue, isVisible, select, shownText } from './visible.ts';

const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
/** Elements that can hold a labelled value. */
const VALUE = 'dd,td,input,textarea,select,a,span,p,div,output,bdi';
const VALUES_MAX = 500;

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
  let looked = 0;
  for (const element of select(part, VALUE)) {
    if (isInLongList(element)) continue;
    looked += 1;
    if (looked > VALUES_MAX) break;
    if (!holdsValue(element)) continue;
    const label = readLabel(element.textContent) === null ? labelOf(element) : null;
    if (label && !found.has(label) && isVisible(element)) found.set(label, element);
  }
  return found;
}

/** A value is short, and is not itself made of several lines or fields. */
const holdsValue = (element: Element) =>
  (formValue(element) ?? '') !== '' ||
  (element.childElementCount <= 2 &&
    /\S/.test(element.textContent) &&
    !element.querySelector('dl,table,ul,input,div,p'));

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
  return (
    headingAround(anchor, part, fits) ??
    heading ??
    titleOf(anchor, (name) => fits(name) && looksLikePerson(name)) ??
    itself(anchor, fits) ??
    besideIt(anchor, part, (name) => fits(name) && looksLikePerson(name))
  );
}

/** Long headings are sentences, unless each word of them is written like a name's. */
const isName = (name: string) => looksLikePerson(name) || (looksLikeName(name) && name.split(' ').length <= 2);

/** The page's own heading, for an address that has the first name in it: relatives share the last one. */
function pageHeading(anchor: Element, email: string): Named | null {
  for (const heading of select(anchor.ownerDocument, 'h1,h2').filter(isVisible)) {
    const name = readName(headingText(heading)) ?? '';
    const [first = ''] = name.split(' ');
    if (looksLikePerson(name) && first.length > 2 && fitsAddress(first, email)) {
      return { name, element: heading, by: 'heading' };
    }
  }
  return null;
}

/** A short text beside the address, in the part of the page that is theirs. */
function besideIt(anchor: Element, part: Element, fits: (name: string | null) => boolean): Named | null {
  let at: Element | null = anchor;
  for (let level = 0; at && level < 5; level += 1, at = at === part ? null : around(at)) {
    for (const element of select(at, 'a,b,strong,span,div,td,p').slice(0, 60)) {
      if (element.childElementCount > 0 || element.textContent.length > 60) continue;
      const name = readName(element.textContent);
      if (name && fits(name) && isVisible(element)) return { name, element, by: 'itself' };
    }
  }
  return null;
}

type Fits = (name: string | null) => name is string;

function headingAround(anchor: Element, part: Element, fits: Fits): Named | null {
  for (let at: Element | null = anchor; at; at = at === part ? null : around(at)) {
    for (const heading of [...(at.matches(HEADING) ? [at] : []), ...select(at, HEADING)]) {
      const name = isVisible(heading) ? readName(headingText(heading)) : null;
      if (fits(name)) return { name, element: heading, by: 'heading' };
    }
  }
  return null;
}

/** A heading may hold a form's field, and no text. */
export function headingText(heading: Element): string {
  const field = heading.querySelector('input,textarea');
  return shownText(heading) || (field ? shownText(field) : '');
}

function titleOf(anchor: Element, fits: (name: string | null) => boolean): Named | null {
  for (const text of anchor.ownerDocument.title.split(/\s[|·»›–—:-]\s|:\s/)) {
    const name = readName(text);
    if (name && fits(name)) return { name, element: anchor, by: 'title' };
  }
  return null;
}

/** "Jane Doe <jane@…>" in text or attribute, a name attribute, or a link's text. */
function itself(anchor: Element, fits: Fits): Named | null {
  const said = [shownText(anchor), ...['name', 'title', 'aria-label'].map((name) => anchor.getAttribute(name) ?? '')];
  for (const text of said) {
    const [email] = addressesIn(text);
    const lead = email ? text.slice(0, text.toLowerCase().indexOf(email)).replace(/[<([]\s*$/, '') : text;
    const name = readName(lead.replace(/^[^:@<]{2,20}:/, ''));
    if (fits(name)) return { name, element: anchor, by: 'itself' };
  }
  return null;
}

/** What the labelled values of a part say of a person, besides name and address. */
export function detailsIn(part: Element, labelled: ReadonlyMap<Label, Element>) {
  const text = (label: Label) => {
    const element = labelled.get(label);
    return element ? plainText(shownText(element)) || null : null;
  };
  const phone = labelled.get('phone');
  return {
    phone: (phone && phoneOf(phone)) ?? soleNumber(part),
    company: text('company'),
    title: text('title'),
  };
}

/** The number of the tel: links in a part, when there is just one. */
function soleNumber(part: Element): string | null {
  const links = select(part, 'a[href^="tel:" i]').filter(isVisible);
  const numbers = new Set(links.map((link) => telOf(link.getAttribute('href') ?? '')));
  return numbers.size === 1 ? ([...numbers][0] ?? null) : null;
}
