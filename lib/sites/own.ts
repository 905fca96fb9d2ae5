import { addressesIn } from '#lib/model/address-rules.ts';
import { wordsOf } from './aside.ts';
import { says, selectorOf } from './learned.ts';
import { mailtoOf } from './value.ts';
import { select } from './visible.ts';

const TEXT_MAX = 2_000;

/** Addresses of whoever is signed in, as far as the page's own frame says so: nobody whom the page is about. */
export function ownAddresses(document: Document): string[] {
  const menus = select(document, selectorOf('account')).filter(
    (element) => says('account', wordsOf(element)) && !element.closest('main, [role=main], article, form, table'),
  );
  const banners = select(document, selectorOf('banner')).filter(
    (element) => !element.closest('main, [role=main], article'),
  );
  const own = [...banners, ...menus].flatMap((part) => [
    ...addressesIn(part.textContent.slice(0, TEXT_MAX)),
    ...[part, ...part.querySelectorAll('[aria-label*="@"], [title*="@"]')].flatMap(named),
  ]);
  return [...new Set(own)];
}

/** A link to write to somebody is not an account. */
const named = (element: Element): string[] =>
  mailtoOf(element)
    ? []
    : ['aria-label', 'title'].flatMap((attribute) => addressesIn(element.getAttribute(attribute) ?? ''));
