import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { useNow } from '#components/ui/clock.ts';
import { language, tn } from '#lib/browser/i18n.ts';
import { dayName } from './day-name.ts';
import type { Row } from './rows.ts';
import { type Naming, TimelineRow } from './TimelineRow.tsx';

type RowViewProps = { row: Row; naming: Naming; onFold: (day: string) => void };

/** A row of whatever kind; drawn anew only when it changed, since scrolling asks for all rows in view each time. */
export const RowView = memo(function RowView({ row, naming, onFold }: RowViewProps) {
  if (row.kind === 'day') return <DayHead at={row.at} />;
  if (row.kind === 'happening') return <TimelineRow row={row} naming={naming} />;
  return (
    <button
      type="button"
      aria-expanded={row.open}
      onClick={() => onFold(row.day)}
      className="flex min-h-6 w-full items-center gap-2 px-4 text-start text-muted text-s hover:bg-raised hover:text-ink"
    >
      <ChevronRight
        size={12}
        aria-hidden="true"
        className={`shrink-0 transition-transform ${row.open ? 'rotate-90' : 'rtl:-scale-x-100'}`}
      />
      {tn('timeline.passive', row.count)}
    </button>
  );
});

/** Stays at the top while its day scrolls by. */
function DayHead({ at }: { at: number }) {
  const now = useNow();
  return <h3 className="bg-canvas px-4 pt-2 pb-1 font-medium text-muted text-s">{dayName(at, now, language())}</h3>;
}
