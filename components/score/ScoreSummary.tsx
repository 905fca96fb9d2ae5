import { BandMark } from '#components/ui/BandMark.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ScoreResult } from '#lib/model/score.ts';
import { signed } from './points.ts';
import { ScoreReasons } from './ScoreReasons.tsx';
import { Sparkline } from './Sparkline.tsx';

/** Band, number, change in 7 days, 90-day line, and why. */
export function ScoreSummary({ score }: { score: ScoreResult }) {
  return (
    <section aria-label={t('score.label')} className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <BandMark band={score.band} />
        <span className="font-bold text-xl leading-tight">{score.score}</span>
        <span className="min-w-0 truncate text-muted text-s">{changeOf(score.change7)}</span>
        <span className="ms-auto flex">
          <Sparkline line90={score.line90} band={score.band} />
        </span>
      </div>
      <ScoreReasons score={score} />
    </section>
  );
}

const changeOf = (change: number) =>
  change === 0 ? t('score.unchanged') : t('score.change', { change: signed(change) });
