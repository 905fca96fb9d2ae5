import type { Page } from 'playwright-core';

/** Everything on a page that a person clicks or types into. */
const CONTROLS = [
  'a[href]',
  'button',
  'input:not([type=hidden])',
  'select',
  'textarea',
  'summary',
  '[contenteditable=true]',
  '[onclick]',
  ...['button', 'link', 'tab', 'menuitem', 'option', 'checkbox', 'switch', 'combobox'].map((role) => `[role=${role}]`),
].join();

/**
 * How many of the page's own controls a click at one of their points would reach, after scrolling the page up or down to
 * them as a person can; sideways it isn't scrolled, since that is what nobody should have to do.
 */
export function reachableControls(page: Page): Promise<number> {
  return page.evaluate((selector) => {
    const root = document.documentElement;
    const hits = (control: Element, box: DOMRect) =>
      [0.5, 0.15, 0.85].some((x) => {
        const hit = document.elementFromPoint(box.left + x * box.width, box.top + box.height / 2);
        return hit !== null && (control.contains(hit) || (hit.contains(control) && hit.tagName === 'LABEL'));
      });
    let reachable = 0;
    for (const control of document.querySelectorAll(selector)) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      control.scrollIntoView({ block: 'center', inline: 'start', behavior: 'instant' });
      for (let at: Element | null = control; at; at = at.parentElement) at.scrollLeft = 0;
      root.scrollLeft = 0;
      const box = control.getBoundingClientRect();
      if (box.width > 1 && box.height > 1 && hits(control, box)) reachable += 1;
    }
    root.scrollTop = 0;
    return reachable;
  }, CONTROLS);
}
