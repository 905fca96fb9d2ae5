import type { Pane } from './panes.ts';

/** What a page could take for a click or a key while somebody points at it. */
const HELD = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'dblclick',
  'auxclick',
  'contextmenu',
  'keyup',
  'keypress',
  'touchstart',
  'touchend',
];

type Heard = {
  moved: (pane: Pane, x: number, y: number) => void;
  clicked: () => void;
  keyed: (event: KeyboardEvent) => void;
  scrolled: () => void;
};

/**
 * Hears the person's own pointer and keys in all panes before the page does, and keeps them from it, until the signal
 * aborts. What a script makes up is not heard; what happens in our own bar stays there.
 */
export function holdPage(panes: readonly Pane[], own: Element, signal: AbortSignal, heard: Heard): void {
  for (const pane of panes) {
    const hold = (type: string, then?: (event: Event) => void) =>
      pane.window.addEventListener(
        type,
        (event) => {
          const isOurs = event.target === own && !type.startsWith('key');
          if (!event.isTrusted || isOurs) return;
          event.preventDefault();
          event.stopImmediatePropagation();
          then?.(event);
        },
        { capture: true, passive: false, signal },
      );
    for (const type of HELD) hold(type);
    hold('keydown', (event) => heard.keyed(event as KeyboardEvent));
    hold('pointermove', (event) => {
      const { clientX, clientY } = event as PointerEvent;
      heard.moved(pane, clientX, clientY);
    });
    hold('click', (event) => {
      const { clientX, clientY } = event as MouseEvent;
      // A click by keyboard or voice points nowhere: it takes what the pointer stands on.
      if (clientX !== 0 || clientY !== 0) heard.moved(pane, clientX, clientY);
      heard.clicked();
    });
    pane.window.addEventListener('scroll', heard.scrolled, { capture: true, passive: true, signal });
  }
}
