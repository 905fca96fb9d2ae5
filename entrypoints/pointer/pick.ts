import { t } from '#lib/browser/i18n.ts';
import type { PointedField } from '#lib/sites/pointer/target.ts';
import { lookForRoots } from '#lib/sites/shadow.ts';
import { cursorOver } from './cursor.ts';
import { holdPage } from './hold-page.ts';
import type { Overlay } from './overlay.ts';
import { panesOf } from './panes.ts';

type Picked = Element | 'skipped' | 'left';
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const stepOf = ({ key, shiftKey }: KeyboardEvent) => (key === 'Tab' ? (shiftKey ? -1 : 1) : STEPS[key]);

/** Lets the person pick the element that holds a field, by mouse or keyboard; the page notices nothing of it. */
export function pick(field: PointedField, overlay: Overlay, signal: AbortSignal, note: string): Promise<Picked> {
  const life = new AbortController();
  const over = AbortSignal.any([signal, life.signal]);
  const panes = panesOf(document);
  for (const { document: inner } of panes) lookForRoots(inner);
  const cursor = cursorOver(field, overlay, panes);
  const maySkip = field !== 'name';
  overlay.ask(t(`pointer.step.${field}`), maySkip, note);

  return new Promise<Picked>((settle) => {
    const end = (picked: Picked | null) => {
      if (picked === null) return;
      settle(picked);
      life.abort();
    };
    const keyed = (event: KeyboardEvent) => {
      const by = stepOf(event);
      if (by) cursor.step(by);
      if (event.key === 'Enter') end(cursor.taken());
      if (event.key === 'Escape') end('left');
      if (event.key.toLowerCase() === 's' && maySkip) end('skipped');
    };
    over.addEventListener('abort', () => settle('left'), { once: true });
    overlay.skip.addEventListener('click', ({ isTrusted }) => isTrusted && end('skipped'), { signal: over });
    overlay.leave.addEventListener('click', ({ isTrusted }) => isTrusted && end('left'), { signal: over });
    const moved = cursor.lookAt;
    holdPage(panes, overlay.host, over, { keyed, moved, clicked: () => end(cursor.taken()), scrolled: cursor.follow });
  });
}
