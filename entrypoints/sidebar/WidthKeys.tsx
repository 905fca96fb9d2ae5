import { useEffect, useState } from 'react';
import { t } from '#lib/browser/i18n.ts';
import { PANEL_WIDTH, type PanelLayout } from '#lib/messages/calls.ts';

/** What an arrow key moves (px). */
const STEP = 16;

type WidthKeysProps = { side: PanelLayout['side']; onResize: (width: number) => void };

/**
 * The panel's inner edge for the keyboard, which shows only while a key brought the focus there. The frame is as wide as the
 * panel. The pointer has a handle of its own, beside the frame.
 */
export function WidthKeys({ side, onResize }: WidthKeysProps) {
  const width = useWindowWidth();
  const atRight = side === 'right';
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
        onChange={({ currentTarget }) => onResize(currentTarget.valueAsNumber)}
        className={`pointer-events-none fixed inset-y-0 z-10 m-0 h-full w-1.5 opacity-0 focus-visible:opacity-100 ${atRight ? 'left-0' : 'right-0'}`}
      />
    </section>
  );
}

function useWindowWidth(): number {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const life = new AbortController();
    window.addEventListener('resize', () => setWidth(window.innerWidth), { signal: life.signal });
    return () => life.abort();
  }, []);
  return width;
}
