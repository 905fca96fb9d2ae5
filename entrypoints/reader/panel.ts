import { NARROW, PANEL_WIDTH, type PanelLayout } from '#lib/messages/calls.ts';
import { sendFromPage } from '#lib/messages/send.ts';
import type { Place } from './beside.ts';
import { followCover } from './cover.ts';
import { createHandle } from './handle.ts';
import { BOX_STYLE, extensionFrame } from './host-element.ts';

/** The panel at the window's edge: the sidebar's frame, and a handle that resizes it. */
export function createPanel(root: ShadowRoot, src: string, signal: AbortSignal) {
  const { ownerDocument: document } = root;
  const panel = document.createElement('div');
  const frame = extensionFrame(document, src, 'Touchline');
  frame.style.cssText += 'position: static; width: 100%; height: 100%; display: block;';
  const handle = createHandle(document, () => layout, {
    resize(width, done) {
      place({ ...layout, width: clampWidth(width) });
      if (done) void sendFromPage('page.panel', { width: layout.width });
    },
    close: () => void sendFromPage('page.panel', { open: false }),
  });
  panel.style.display = 'none';
  panel.append(handle, frame);
  root.append(panel);
  let layout: PanelLayout & Place = {
    side: 'right',
    width: PANEL_WIDTH.usual,
    mode: 'overlay',
    launcherAt: 0,
    inset: 0,
  };

  const place = (next: PanelLayout & Place) => {
    layout = next;
    const { side, inset, width } = layout;
    const inner = side === 'right' ? 'left' : 'right';
    // In a narrow window the second length is the longest by far, and the third wins.
    const wide = `clamp(${width}px, (${NARROW}px - 100vw) * 1000, ${PANEL_WIDTH.most}px)`;
    panel.style.cssText = `${BOX_STYLE} top: 0; bottom: 0; ${side}: ${inset}px; width: ${wide}; max-width: 100vw; box-shadow: 0 0 16px rgb(0 0 0 / 0.18);`;
    handle.style.cssText = `position: absolute; top: 0; bottom: 0; ${inner}: -6px; width: 6px; cursor: ew-resize; touch-action: none;`;
    handle.ariaValueNow = `${width}`;
  };
  const cover = followCover(root.host, panel, signal);
  return {
    show(visible: boolean, next: PanelLayout & Place): void {
      place(next);
      panel.style.display = visible ? 'block' : 'none';
      cover.follow(visible);
    },
    focus: () => frame.focus({ preventScroll: true }),
  };
}

const clampWidth = (width: number) => Math.round(Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, width)));
