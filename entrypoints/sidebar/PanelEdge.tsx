import { type PointerEvent, useEffect, useState } from 'react';
import { t } from '#lib/browser/i18n.ts';
import { PANEL_WIDTH, type PanelLayout } from '#lib/messages/calls.ts';

/** What an arrow key moves (px). */
const STEP = 16;

type PanelEdgeProps = { side: PanelLayout['side']; onResize: (width: number) => void };

/**
 * The panel's inner edge, by which pointer and keys resize it; it shows only while a key brought the focus there. The frame
 * is as wide as the panel, and moves along: distances are those on the screen.
 */
export function PanelEdge({ side, onResize }: PanelEdgeProps) {
  const width = useWindowWidth();
  const atRight = side === 'right';
  const drag = (start: PointerEvent<HTMLInputElement>) => {
    if (start.button !== 0) return;
    start.preventDefault(); // it is no slider for the pointer
    const edge = start.currentTarget;
    edge.setPointerCapture(start.pointerId);
    let planned = 0;
    edge.onpointermove = ({ screenX }) => {
      const wider = (screenX - start.screenX) * (atRight ? -1 : 1);
      cancelAnimationFrame(planned);
      planned = requestAnimationFrame(() => onResize(clamped(width + wider)));
    };
    edge.onlostpointercapture = () => {
      edge.onpointermove = null;
    };
  };
  return (
    <section aria-label={t('panel.resize')}>
      <input
        type="range"
        aria-label={t('panel.resize')}
        min={PANEL_WIDTH.least}
        max={PANEL_WIDTH.most}
        step={STEP}
        value={width}
        // The arrow that points outwards makes the panel wider.
        dir={atRight ? 'rtl' : 'ltr'}
        onPointerDown={drag}
        onChange={({ currentTarget }) => onResize(currentTarget.valueAsNumber)}
        className={`fixed inset-y-0 z-10 m-0 h-full w-1.5 cursor-ew-resize touch-none opacity-0 focus-visible:opacity-100 ${atRight ? 'left-0' : 'right-0'}`}
      />
    </section>
  );
}

const clamped = (width: number) => Math.round(Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, width)));

function useWindowWidth(): number {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const life = new AbortController();
    window.addEventListener('resize', () => setWidth(window.innerWidth), { signal: life.signal });
    return () => life.abort();
  }, []);
  return width;
}
