import { PANEL_WIDTH, type PanelLayout } from '#lib/messages/calls.ts';

type Stands = Pick<PanelLayout, 'side' | 'width'>;

/** The panel's inner edge, by which the pointer resizes it (keys do that within the frame); `stands` gives what stands now. */
export function createHandle(
  document: Document,
  stands: () => Stands,
  resize: (width: number, done: boolean) => void,
): HTMLElement {
  const handle = document.createElement('div');
  handle.onpointerdown = (start) => {
    if (!start.isTrusted || start.button !== 0) return;
    handle.setPointerCapture(start.pointerId);
    const { side, width } = stands();
    const outward = side === 'right' ? -1 : 1;
    handle.onpointermove = ({ clientX }) => resize(clamped(width + outward * (clientX - start.clientX)), false);
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
      resize(stands().width, true);
    };
  };
  return handle;
}

const clamped = (width: number) => Math.round(Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, width)));
