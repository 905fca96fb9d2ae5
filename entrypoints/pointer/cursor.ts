import { t } from '#lib/browser/i18n.ts';
import { candidatesFor, holderAt, type PointedField, valueAt } from '#lib/sites/pointer/target.ts';
import { rootOf } from '#lib/sites/shadow.ts';
import type { Overlay } from './overlay.ts';
import type { Pane } from './panes.ts';

type Place = { pane: Pane; element: Element };

/** Where the pointer stands: on an element that holds the field, or on none. Mouse and keyboard move the same one. */
export function cursorOver(field: PointedField, overlay: Overlay, panes: readonly Pane[]) {
  let at: Place | null = null;
  let candidates: Place[] | null = null;

  const look = (pane: Pane, under: Element | null) => {
    const holder = under && holderAt(field, under);
    at = holder ? { pane, element: holder } : null;
    const shown = holder ?? under;
    overlay.frame(shown && pane.rectOf(shown), holder !== null);
    overlay.say(holder ? (valueAt(field, holder) ?? '') : '');
  };
  const show = ({ pane, element }: Place) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    look(pane, element);
  };
  const nothing = () => overlay.say(t(`pointer.nothing.${field}`));
  return {
    lookAt: (pane: Pane, x: number, y: number) => look(pane, deepest(pane.document, x, y)),
    /** The next element that could hold the field, or the one before. */
    step(by: 1 | -1): void {
      candidates ??= panes.flatMap((pane) => candidatesFor(field, pane.document).map((element) => ({ pane, element })));
      const now = candidates.findIndex(({ element }) => element === at?.element);
      const next = candidates.at(now < 0 && by < 0 ? -1 : (now + by) % Math.max(1, candidates.length));
      if (!next) nothing();
      else show(next);
    },
    /** The element that was pointed at; says why where there is none. */
    taken(): Element | null {
      if (!at) nothing();
      return at?.element ?? null;
    },
    follow: () => at && overlay.frame(at.pane.rectOf(at.element), true),
  };
}

/** The innermost element at a point, through shadow roots. */
function deepest(document: Document, x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  for (let root = found && rootOf(found); root; root = found && rootOf(found)) {
    const inner: Element | null = root.elementFromPoint(x, y);
    if (!inner || inner === found) break;
    found = inner;
  }
  return found;
}
