import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Criterion, CriterionResult } from '#lib/model/status.ts';
import { evidenceText } from './evidence.ts';

type Result = CriterionResult['result'];

const MARKS: Record<Result, string> = { met: '✓', unmet: '✗', unknown: '?' };
const COLOURS: Record<Result, string> = { met: 'text-good', unmet: 'text-danger', unknown: 'text-muted' };

type CriterionLineProps = {
  criterion: Criterion /** undefined where it was never checked; then a person must say. */;
  found: CriterionResult | undefined;
};

/** `✓ Score of at least 60 Met · 72, needs 60`: mark, colour and word. */
export function CriterionLine({ criterion, found }: CriterionLineProps) {
  const result = found?.result ?? 'unknown';
  const evidence = found?.evidence ? evidenceText(criterion.check.kind, found.evidence) : null;
  return (
    <li className="flex items-baseline gap-2">
      <span aria-hidden="true" className={`w-3 shrink-0 text-center font-bold ${COLOURS[result]}`}>
        {MARKS[result]}
      </span>
      <span className="min-w-0">
        <ExternalText max={300}>{criterion.text}</ExternalText>{' '}
        <span className="whitespace-nowrap text-muted text-s">
          {evidence === null
            ? t(`definition.${result}`)
            : t('definition.with_evidence', { result: t(`definition.${result}`), evidence })}
        </span>
      </span>
    </li>
  );
}
