import { NARROW, PANEL_WIDTH, type PanelLayout } from '#lib/messages/calls.ts';
import { sendFromPage } from '#lib/messages/send.ts';
import type { Place } from './beside.ts';
import { followCover } from './cover.ts';
import { createHandle } from './handle.ts';
import { BOX_STYLE, extensionFrame } from './host-element.ts';

type Stands = Place & Pick<PanelLayout, 'width'>;

/** The panel at the window's edge: the sidebar's frame, and a handle that resizes it. */
export function createPanel(root: ShadowRoot, src: string, signal: AbortSignal) {
  const { ownerDocument: document } = root;
  const panel = document.createElement('div');
  const frame = extensionFrame(document, src, 'position: static; width: 100%; height: 100%; display: block;');
  let stands: Stands = { side: 'right', inset: 0, width: PANEL_WIDTH.usual };
  let told: Place['side'] | null = null;

  const handle = createHandle(
    document,
    () => stands,
    (width, done) => {
      place({ ...stands, width });
      if (done) void sendFromPage('page.panel', { width });
    },
  );
  const place = (now: Stands) => {
    stands = now;
    const { side, inset, width } = stands;
    const inner = side === 'right' ? 'left' : 'right';
    // In a narrow window the second length is the longest by far, and the third wins.
    const wide = `clamp(${width}px, (${NARROW}px - 100vw) * 1000, ${PANEL_WIDTH.most}px)`;
    panel.style.cssText = `${BOX_STYLE} top: 0; bottom: 0; ${side}: ${inset}px; width: ${wide}; max-width: 100vw; box-shadow: 0 0 16px #0000002e;`;
    handle.style.cssText = `position: absolute; top: 0; bottom: 0; ${inner}: -6px; width: 6px; cursor: ew-resize; touch-action: none;`;
    if (side !== told) void sendFromPage('page.panel', { side });
    told = side;
  };
  panel.append(handle, frame);
  root.append(panel);
  const cover = followCover(root.host, panel, signal);
  return {
    show(visible: boolean, { side, inset }: Place, { width }: PanelLayout): void {
      place({ side, inset, width });
      panel.style.display = visible ? 'block' : 'none';
      cover.follow(visible);
    },
    focus: () => frame.focus({ preventScroll: true }),
  };
}
