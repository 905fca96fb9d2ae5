import { addressesIn } from '#lib/model/address-rules.ts';
import { wordsOf } from './aside.ts';
import { mailtoOf } from './value.ts';
import { select } from './visible.ts';

/** Where applications say who is signed in: the page's own banner and navigation, shown or folded into a menu. */
const BANNER = 'body > header, [role=banner], nav, [role=navigation], [role=tree]';
const ACCOUNT = /\b(?:account|profile|user|username|me|login|logged|signed)\b/;
const ACCOUNT_MENU = '[class*=account i], [class*=user i], [class*=login i], [id*=account i], [id*=user i]';
const TEXT_MAX = 2_000;

/** Addresses of whoever is signed in, as far as the page's own frame says so: nobody whom the page is about. */
export function ownAddresses(document: Document): string[] {
  const menus = select(document, ACCOUNT_MENU).filter(
    (element) => ACCOUNT.test(wordsOf(element)) && !element.closest('main, [role=main], article, form, table'),
  );
  const banners = select(document, BANNER).filter((element) => !element.closest('main, [role=main], article'));
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
