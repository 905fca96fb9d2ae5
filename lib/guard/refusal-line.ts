/** How long the line stands (ms). */
const STANDS = 5_000;

/** Over the frame's head, in the colours of its theme. */
const STYLE = [
  'position: fixed; inset: 8px 8px auto; z-index: 10; padding: 8px 12px',
  'border-radius: var(--radius-m); background: var(--color-ink); color: var(--color-canvas)',
].join(';');

/** Gives what says that a click was refused, and that another will do; screen readers hear it too. */
export function refusalLine(document: Document, text: string): () => void {
  const line = document.createElement('div');
  line.role = 'alert';
  line.style.cssText = STYLE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    document.body.append(line);
    line.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => line.remove(), STANDS);
  };
}
