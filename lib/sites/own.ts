import { addressesIn } from '#lib/model/address-rules.ts';
import { wordsOf } from './aside.ts';
import { says, selectorOf } from './learned.ts';
import { mailtoOf } from './value.ts';
import { select, textNodes } from './visible.ts';

const TEXTS_MAX = 200;

/** Addresses of whoever is signed in, as far as the page's own frame says so: nobody whom the page is about. */
export const ownAddresses = (document: Document): string[] =>
  select(document, `${selectorOf('banner')},${selectorOf('account')}`)
    .filter(isAboutOneself)
    .flatMap((part) => [
      ...[...textNodes(part)].slice(0, TEXTS_MAX).flatMap(({ data }) => addressesIn(data)),
      ...[part, ...part.querySelectorAll('[aria-label*="@"], [title*="@"]')].flatMap(named),
    ]);

const isAboutOneself = (element: Element) =>
  !element.closest(selectorOf('main')) &&
  (element.matches(selectorOf('banner')) || (says('account', wordsOf(element)) && !element.closest('form, table')));

/** A link to write to somebody is not an account. */
const named = (element: Element): string[] =>
  mailtoOf(element)
    ? []
    : ['aria-label', 'title'].flatMap((attribute) => addressesIn(element.getAttribute(attribute) ?? ''));
