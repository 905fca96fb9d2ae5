import { says, selectorOf } from './learned.ts';
import { around } from './shadow.ts';
import { textNodes } from './visible.ts';

/** How far around somebody "To" may stand. */
const LEVELS = 6;

/**
 * Does somebody stand just before "To" in the head of a message? They wrote it, whether a label says so or not. Where "To"
 * is filled in, it is a draft, and they are oneself.
 */
export function standsBeforeRecipients(element: Element): boolean {
  let at: Element | null = element;
  for (let level = 0; at && level < LEVELS; level += 1, at = around(at)) {
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) {
      if (says('recipients', firstTextOf(next)))
        return !next.querySelector(`${selectorOf('control')},[contenteditable]`);
      if (next.textContent.includes('@')) return false;
    }
  }
  return false;
}

function firstTextOf(element: Element): string {
  for (const { data } of textNodes(element)) if (data.trim()) return data.trim();
  return '';
}
