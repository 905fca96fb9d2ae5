import type { Place } from './beside.ts';
import { extensionFrame, isRaised, raise } from './host-element.ts';

/** Side of the launcher's square in CSS px. */
const SIZE = 28;

/** The launcher's frame at the window's edge: dragged along it, and inside the window whatever the window's size. */
export function createLauncher(root: ShadowRoot, src: string, onDropped: (at: number) => Promise<unknown>) {
  const frame = extensionFrame(root.ownerDocument, src, `width: ${SIZE}px; height: ${SIZE}px; display: none;`);
  root.append(frame);
  let shownAt = 0;
  let draggedTo: number | null = null;
  /** Drops that the background hasn't answered yet: what it says of the place until then is out of date. */
  let dropping = 0;

  const place = (at: number) => {
    frame.style.top = `calc((100vh - ${SIZE}px) * ${at})`;
  };
  return {
    show(visible: boolean, { side, inset }: Place, at: number): void {
      if (dropping === 0) shownAt = at;
      frame.style.left = frame.style.right = 'auto';
      frame.style[side] = `${inset}px`;
      frame.style.display = visible ? 'block' : 'none';
      if (draggedTo === null) place(shownAt);
      if (visible && !isRaised(frame)) raise(frame);
    },
    /** The frame says how far the pointer went since it was pressed (px, down is positive). */
    drag({ dy, done }: { dy: number; done: boolean }): void {
      draggedTo = Math.min(1, Math.max(0, shownAt + dy / Math.max(1, innerHeight - SIZE)));
      place(draggedTo);
      if (!done) return;
      shownAt = draggedTo;
      draggedTo = null;
      dropping += 1;
      void onDropped(shownAt).finally(() => {
        dropping -= 1;
      });
    },
  };
}
