import { PANEL_WIDTH, type PanelLayout } from '#lib/messages/calls.ts';
import { extensionFrame } from './host-element.ts';

/** The panel at the window's edge: the sidebar's frame, and a handle that resizes it. */
export function createPanel(root: ShadowRoot, src: string, onResized: (width: number) => void) {
  const { ownerDocument: document } = root;
  const panel = document.createElement('div');
  const frame = extensionFrame(document, src, 'Touchline');
  frame.style.cssText += 'width: 100%; height: 100%; display: block;';
  const handle = document.createElement('div');
  panel.append(frame, handle);
  root.append(panel);
  let layout: PanelLayout = { side: 'right', width: PANEL_WIDTH.usual, launcherAt: 0 };

  const place = (next: PanelLayout) => {
    layout = next;
    const { side } = layout;
    const inner = side === 'right' ? 'left' : 'right';
    panel.style.cssText = `position: fixed; top: 0; bottom: 0; ${side}: 0; width: ${layout.width}px; max-width: 100vw; box-shadow: 0 0 16px rgb(0 0 0 / 0.18);`;
    handle.style.cssText = `position: absolute; top: 0; bottom: 0; ${inner}: -3px; width: 6px; cursor: ew-resize; touch-action: none;`;
  };
  handle.addEventListener('pointerdown', (start) => {
    if (!start.isTrusted || start.button !== 0) return;
    handle.setPointerCapture(start.pointerId);
    const { width, side } = layout;
    const sign = side === 'right' ? -1 : 1;
    handle.onpointermove = ({ clientX }) => {
      place({ ...layout, width: clampWidth(width + sign * (clientX - start.clientX)) });
    };
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
      onResized(layout.width);
    };
  });
  return {
    show(visible: boolean, next: PanelLayout): void {
      place(next);
      panel.style.display = visible ? 'block' : 'none';
    },
    focus: () => frame.focus({ preventScroll: true }),
  };
}

const clampWidth = (width: number) => Math.round(Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, width)));
