import { browser } from 'wxt/browser';
import { PANEL_WIDTH, type PanelLayout } from '#lib/messages/calls.ts';

/** What an arrow key moves (px). */
const STEP = 16;

type Reactions = { resize: (width: number, done: boolean) => void; close: () => void };

/** The panel's inner edge, which resizes it by pointer or keys; `layout` gives what stands now. */
export function createHandle(document: Document, layout: () => PanelLayout, { resize, close }: Reactions): HTMLElement {
  const handle = document.createElement('div');
  handle.tabIndex = 0;
  handle.role = 'separator';
  handle.ariaOrientation = 'vertical';
  handle.ariaLabel = browser.i18n.getMessage('panel_resize' as never);
  handle.ariaValueMin = `${PANEL_WIDTH.least}`;
  handle.ariaValueMax = `${PANEL_WIDTH.most}`;
  const outward = () => (layout().side === 'right' ? -1 : 1);

  handle.addEventListener('pointerdown', (start) => {
    if (!start.isTrusted || start.button !== 0) return;
    handle.setPointerCapture(start.pointerId);
    const { width } = layout();
    handle.onpointermove = ({ clientX }) => resize(width + outward() * (clientX - start.clientX), false);
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
      resize(layout().width, true);
    };
  });
  const toWidth = (key: string): number | null => {
    const { width } = layout();
    if (key === 'ArrowLeft') return width - outward() * STEP;
    if (key === 'ArrowRight') return width + outward() * STEP;
    if (key === 'Home') return PANEL_WIDTH.least;
    return key === 'End' ? PANEL_WIDTH.most : null;
  };
  // Keys that the person presses in the panel are no shortcuts of the page's.
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    handle.addEventListener(type, (event) => {
      event.stopPropagation();
      if (!event.isTrusted) return;
      // When it is let go: the page, which gets the focus, hears nothing of the key.
      if (type === 'keyup' && event.key === 'Escape') close();
      const width = type === 'keydown' ? toWidth(event.key) : null;
      if (width === null) return;
      event.preventDefault();
      resize(width, true);
    });
  }
  return handle;
}
