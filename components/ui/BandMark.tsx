import { t } from '#lib/browser/i18n.ts';
import type { Band } from '#lib/model/score.ts';

/** Shape of each band on a 10 × 10 field: a band never speaks by colour alone. */
const SHAPES: Record<Band, React.ReactNode> = {
  hot: <path d="M5 .8 9.6 9.2H.4z" fill="currentColor" />,
  warm: <circle cx="5" cy="5" r="4.4" fill="currentColor" />,
  cool: <path d="M5 .2 9.8 5 5 9.8.2 5z" fill="currentColor" />,
  cold: <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.2 1.5" />,
};

const COLOURS: Record<Band, string> = { hot: 'text-hot', warm: 'text-warm', cool: 'text-cool', cold: 'text-cold' };

type BandMarkProps = { band: Band /** Leave the word to screen readers. */; wordless?: boolean };

/** ▲ hot, ● warm, ◆ cool, ◌ cold: shape, colour and word. */
export function BandMark({ band, wordless = false }: BandMarkProps) {
  return (
    <span className={`inline-flex items-center gap-1 font-bold ${COLOURS[band]}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" className="shrink-0">
        {SHAPES[band]}
      </svg>
      <span className={wordless ? 'sr-only' : ''}>{t(`band.${band}`)}</span>
    </span>
  );
}
