import { readEmail, readPhone } from '#lib/model/address.ts';
import { addressesIn } from '#lib/model/address-rules.ts';
import { attributesOf } from './learned.ts';
import { telOf } from './tel.ts';
import { formValue, select, shownText } from './visible.ts';

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
  const to = href.slice(7).split('?', 1)[0] ?? '';
  try {
    return readEmail(decodeURIComponent(to));
  } catch {
    return readEmail(to);
  }
}

/** The number that an element links to, holds or shows. */
export function phoneOf(element: Element): string | null {
  const href = element.getAttribute('href') ?? '';
  if (/^tel:/i.test(href)) return telOf(href);
  const shown = readPhone(shownText(element));
  if (shown) return shown;
  const inner = element.querySelector('a[href^="tel:" i]');
  return inner && telOf(inner.getAttribute('href') ?? '');
}
