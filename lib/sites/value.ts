import { readEmail, readPhone } from '#lib/model/address.ts';
import { addressesIn } from '#lib/model/address-rules.ts';
import { attributesOf } from './learned.ts';
import { plainText } from './person-name.ts';
import { decoded, telOf } from './tel.ts';
import { formValue, isVisible, select, shownText } from './visible.ts';

const TEL_LINK = 'a[href^="tel:" i]';
const LINKS_MAX = 100;

/** The address that an element links to, holds, shows, or names in an attribute; the surest place first. */
export function emailOf(element: Element): string | null {
  const linked = mailtoOf(element) ?? readEmail(formValue(element) ?? '');
  if (linked) return linked;
  const shown = addressesIn(shownText(element))[0];
  if (shown) return shown;
  for (const attribute of attributesOf('address')) {
    const named = addressesIn(element.getAttribute(attribute) ?? '')[0];
    if (named) return named;
  }
  const [inner] = select(element, 'a[href^="mailto:" i]');
  return inner ? mailtoOf(inner) : null;
}

/** The one address of a mailto: link; `null` for none or several. */
export function mailtoOf(element: Element): string | null {
  const href = element.getAttribute('href') ?? '';
  if (!/^mailto:/i.test(href)) return null;
  return readEmail(decoded(href.slice(7).split('?', 1)[0] ?? ''));
}

/** The number that an element links to, holds or shows. */
export function phoneOf(element: Element): string | null {
  if (element.matches('[href^="tel:" i]')) return telOf(element);
  const inner = element.querySelector(TEL_LINK);
  return readPhone(shownText(element)) ?? (inner && telOf(inner));
}

/** The numbers of the visible tel: links in a part of the page. */
export const numbersIn = (scope: ParentNode & Node): string[] =>
  select(scope, TEL_LINK, LINKS_MAX)
    .filter(isVisible)
    .map(telOf)
    .filter((phone) => phone !== null);

/** What an element says in one line; `null` where it says nothing. */
export const lineOf = (element: Element): string | null => plainText(shownText(element)) || null;

/** What an element says that may be a name, in its text or an attribute: "From: Jane Doe <jane@…>" without the rest. */
export function namesOf(element: Element): string[] {
  // The name of a form's field names the field.
  const attributes = [...(formValue(element) === null ? ['name'] : []), 'title', 'aria-label'];
  return [shownText(element), ...attributes.map((name) => element.getAttribute(name) ?? '')].map((text) => {
    const [email] = addressesIn(text);
    const before = email ? text.slice(0, text.toLowerCase().indexOf(email)).replace(/[<([]\s*$/, '') : text;
    return before.replace(/^[^:@<]{2,20}:/, '');
  });
}
