import { useId, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ScoreReason, ScoreResult } from '#lib/model/score.ts';
import { ReasonRow } from './ReasonRow.tsx';

const TOP = 3;

/** How the score came about: the three largest reasons; "All n" opens the whole sum in their place. */
export function ScoreReasons({ score }: { score: ScoreResult }) {
  const [whole, setWhole] = useState(false);
  const list = useId();
  const { reasons } = score;
  if (reasons.length === 0) return <p className="text-muted">{t('score.none')}</p>;
  return (
    <div>
      <ul id={list}>
        {(whole ? reasons : largest(reasons)).map((reason) => (
          <ReasonRow key={reason.rule} reason={reason} whole={whole} />
        ))}
      </ul>
      {whole && <Total score={score} />}
      {reasons.length > 1 && (
        <Button
          look="bare"
          className="ms-7.5"
          aria-expanded={whole}
          aria-controls={list}
          onClick={() => setWhole(!whole)}
        >
          {whole ? t('score.fewer') : t('score.all', { n: reasons.length })}
        </Button>
      )}
    </div>
  );
}

function Total({ score: { score, fit, interest } }: { score: ScoreResult }) {
  return (
    <p className="mt-1 flex items-baseline gap-2 border-line border-t pt-1">
      <span className="w-8 shrink-0 text-end font-bold">{score}</span>
      <span>
        <span className="font-bold">{t('score.total')}</span>
        <span className="text-muted"> · {t('score.parts', { fit, interest })}</span>
      </span>
    </p>
  );
}

/** The reasons that weigh most, whichever way; limits explain a sum and are no reason by themselves. */
const largest = (reasons: readonly ScoreReason[]) =>
  reasons
    .filter(({ rule }) => rule !== 'cap' && rule !== 'floor')
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, TOP);
