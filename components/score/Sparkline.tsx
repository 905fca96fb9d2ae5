import { t } from '#lib/browser/i18n.ts';
import type { Band, ScoreResult } from '#lib/model/score.ts';

const WIDTH = 96;
const HEIGHT = 24;
/** Room for half the end dot on every side. */
const EDGE = 3;

const DOTS: Record<Band, string> = { hot: 'text-hot', warm: 'text-warm', cool: 'text-cool', cold: 'text-cold' };

/** Score over 90 days, always drawn from 0 to 100, so that a flat line means a still score; said in words too. */
export function Sparkline({ line90, band }: Pick<ScoreResult, 'line90' | 'band'>) {
  const last = line90.length - 1;
  if (last < 1) return null;
  const x = (day: number) => EDGE + (day / last) * (WIDTH - 2 * EDGE);
  const y = (score: number) => HEIGHT - EDGE - (score / 100) * (HEIGHT - 2 * EDGE);
  const points = line90.map((score, day) => `${x(day).toFixed(1)},${y(score).toFixed(1)}`).join(' ');
  return (
    <svg role="img" aria-label={inWords(line90)} width={WIDTH} height={HEIGHT} className="shrink-0 text-muted">
      <polyline points={points} fill="none" stroke="currentColor" strokeWidth="1.25" strokeLinejoin="round" />
      <circle cx={x(last)} cy={y(line90[last] ?? 0)} r="2.5" fill="currentColor" className={DOTS[band]} />
    </svg>
  );
}

const inWords = (line: readonly number[]) =>
  t('score.line', {
    first: line[0] ?? 0,
    last: line.at(-1) ?? 0,
    low: Math.min(...line),
    high: Math.max(...line),
  });
