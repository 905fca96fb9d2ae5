import { ExternalText } from '#components/ui/ExternalText.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ScoreReason } from '#lib/model/score.ts';
import { signed } from './points.ts';

type ReasonRowProps = { reason: ScoreReason /** Let the words wrap, and say what has faded. */; whole: boolean };

/** `+25 Attended an event “Pricing” · 2d ago`: one line, or all of it. */
export function ReasonRow({ reason, whole }: ReasonRowProps) {
  const { points, was, count, lastAt } = reason;
  return (
    <li className="flex items-baseline gap-2">
      <span className="w-8 shrink-0 text-end font-medium">{signed(points)}</span>
      <span className={whole ? 'min-w-0' : 'min-w-0 truncate'}>
        <ExternalText>{wordsOf(reason)}</ExternalText>
        {count > 1 && ` ×${count}`}
      </span>
      <span className="ms-auto shrink-0 text-muted text-s">
        {whole && was !== undefined && `${t('score.was', { points: signed(was) })} · `}
        {lastAt !== null && <RelativeTime at={lastAt} />}
      </span>
    </li>
  );
}

/** The rule's label; a single touch adds its own title. */
function wordsOf({ rule, label, title, count }: ScoreReason): string {
  if (rule === 'cap' || rule === 'floor') return t(`score.${rule}`);
  return count === 1 && title !== null ? t('score.titled', { label, title }) : label;
}
