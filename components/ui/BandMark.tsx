import { t } from '#lib/browser/i18n.ts';
import type { Band } from '#lib/model/score.ts';
import { BAND_SHAPES } from './band-shapes.ts';

const COLOURS: Record<Band, string> = { hot: 'text-hot', warm: 'text-warm', cool: 'text-cool', cold: 'text-cold' };

type BandMarkProps = { band: Band /** Leave the word to screen readers. */; wordless?: boolean };

/** ▲ hot, ● warm, ◆ cool, ◌ cold: shape, colour and word. */
export function BandMark({ band, wordless = false }: BandMarkProps) {
  const { path, dashed } = BAND_SHAPES[band];
  const drawn = dashed ? { fill: 'none', stroke: 'currentColor', strokeWidth: 1.4, strokeDasharray: '2.2 1.5' } : {};
  return (
    <span className={`inline-flex items-center gap-1 font-bold ${COLOURS[band]}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" className="shrink-0">
        <path d={path} fill="currentColor" {...drawn} />
      </svg>
      <span className={wordless ? 'sr-only' : ''}>{t(`band.${band}`)}</span>
    </span>
  );
}
