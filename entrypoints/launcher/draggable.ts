/** A pointer that moved less than this (px) has clicked, not dragged. */
const SLACK = 4;
/** What an arrow key moves (px). */
const STEP = 16;

type Reactions = { onDrag: (dy: number, done: boolean) => void; onClick: () => void };

/**
 * Lets a button be dragged up and down, also by the arrow keys, and never takes a drag for a click. Distances are those on
 * the screen, since the button's own frame moves along.
 */
export function draggable(button: HTMLElement, { onDrag, onClick }: Reactions): void {
  let start: number | null = null;
  let dragged = false;
  let planned = 0;

  button.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    start = event.screenY;
    dragged = false;
    button.setPointerCapture(event.pointerId);
  });
  button.addEventListener('pointermove', ({ screenY }) => {
    if (start === null) return;
    const dy = screenY - start;
    dragged ||= Math.abs(dy) > SLACK;
    if (!dragged) return;
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(() => onDrag(dy, false));
  });
  button.addEventListener('lostpointercapture', ({ screenY }) => {
    cancelAnimationFrame(planned);
    if (dragged && start !== null) onDrag(screenY - start, true);
    start = null;
  });
  button.addEventListener('click', (event) => {
    if (dragged && event.detail > 0) return;
    onClick();
  });
  button.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowUp' || key === 'ArrowDown') onDrag(key === 'ArrowUp' ? -STEP : STEP, true);
  });
}
