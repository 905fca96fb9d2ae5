import { isWithin } from './visible.ts';

/** Parts of any page that speak of others: what a message says, what was written earlier, how to reach the vendor. */
const ASIDE = [
  'blockquote',
  'footer',
  'nav',
  'pre',
  '[contenteditable=""]',
  '[contenteditable=true]',
  '[role=contentinfo]',
  '[role=navigation]',
  '[role=feed]',
  '[role=log]',
  '[role=textbox]',
  '[role=alert]',
];
const ASIDE_NAME =
  /(?:^|[\s_-])(?:(?:message|mail|msg|email)[_-]?(?:body|content|text|part|list)|signature|quoted?|timeline|activit(?:y|ies)|comments?|history|feed|audit|breadcrumbs?|menu|footer)(?:$|[\s_-])/i;

/** Does the element stand in a part that never speaks of the page's own person? */
export function isAside(element: Element, ignore: readonly string[]): boolean {
  if (isWithin(element, ASIDE) || isWithin(element, ignore)) return true;
  for (let at: Element | null = element; at && at.tagName !== 'BODY'; at = at.parentElement) {
    if (ASIDE_NAME.test(`${at.getAttribute('class') ?? ''} ${at.id}`.slice(0, 500))) return true;
  }
  return false;
}

/** A row among others: what it says is of one of many, unless a label in the row says more. */
export function isListed(element: Element): boolean {
  const row = element.closest('tr,[role=row],[role=option],[role=listitem],li,[role=treeitem]');
  if (!row?.parentElement) return false;
  if (row.matches('tr,[role=row],[role=option],[role=treeitem]')) return true;
  return [...row.parentElement.children].some((other) => other !== row && other.textContent.includes('@'));
}
