import type { Label } from './labels.ts';
import { labelOf } from './labels.ts';
import { fitsAddress, looksLikeName, plainText, readName } from './person-name.ts';
import { telOf } from './tel.ts';
import { phoneOf } from './value.ts';
import { formValue, isVisible, shownText } from './visible.ts';

const HEADING = 'h1,h2,h3,[role=heading]';
/** Elements that can hold a labelled value. */
const VALUE = 'dd,td,input,select,a,span,p,div,output,bdi';
const VALUES_MAX = 1_500;

/** The widest part of the page around an element in which none of the other elements stands: what it says is theirs. */
export function surroundingsOf(element: Element, others: readonly Element[], scope: Element): Element {
  let part = element;
  while (part !== scope && part.parentElement && !others.some((other) => part.parentElement?.contains(other))) {
    part = part.parentElement;
  }
  return part;
}

/** The labelled values in a part of the page, first come, first kept. */
export function labelledIn(part: Element): Map<Label, Element> {
  const found = new Map<Label, Element>();
  for (const element of [...part.querySelectorAll(VALUE)].slice(0, VALUES_MAX)) {
    if (!holdsValue(element)) continue;
    const label = labelOf(element);
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
 * Name of the person in a part: labelled, else the link's own text or the heading that stands closest. These two must fit
 * the address, where there is one: links say "write" and headings name deals.
 */
export function nameAround(
  anchor: Element,
  part: Element,
  labelled: ReadonlyMap<Label, Element>,
  email: string | null,
) {
  const whole = labelled.get('name');
  if (whole) return named(whole, readName(shownText(whole)));
  const [first, last] = [labelled.get('first'), labelled.get('last')];
  if (first && last) return named(last, readName(`${shownText(first)} ${shownText(last)}`));
  const fits = (name: string | null) => name !== null && looksLikeName(name) && (!email || fitsAddress(name, email));
  const own = readName(shownText(anchor));
  return fits(own) ? named(anchor, own) : headingAround(anchor, part, fits);
}

const named = (element: Element, name: string | null) => (name ? { name, element } : null);

function headingAround(anchor: Element, part: Element, fits: (name: string | null) => boolean) {
  for (let at: Element | null = anchor; at; at = at === part ? null : at.parentElement) {
    for (const heading of at.querySelectorAll(HEADING)) {
      const name = isVisible(heading) ? readName(shownText(heading)) : null;
      if (name && fits(name)) return { name, element: heading };
    }
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
  const links = [...part.querySelectorAll('a[href^="tel:" i]')].filter(isVisible);
  const numbers = new Set(links.map((link) => telOf(link.getAttribute('href') ?? '')));
  return numbers.size === 1 ? ([...numbers][0] ?? null) : null;
}
