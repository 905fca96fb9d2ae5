import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t, tn } from '#lib/browser/i18n.ts';
import type { RecipeHealth } from '#lib/model/recipe-health.ts';
import { writtenDay } from './written-day.ts';

type HealthListProps = {
  /** The latest day first. */
  reports: readonly RecipeHealth[];
  /** What a recipe is called, by its id. */
  nameOf: (recipeId: string) => string;
};

const FIELDS = ['name', 'email', 'phone'] as const;
/** As many days back as somebody may still care. */
const SHOWN = 30;

/** Recipes that found nobody on three records running: which, where, when, and which of their fields still found something. */
export function HealthList({ reports, nameOf }: HealthListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {reports.slice(0, SHOWN).map((report) => (
        <li key={report.id} className="py-2 wrap-anywhere">
          <span className="font-medium">
            <ExternalText max={80}>{nameOf(report.recipeId)}</ExternalText>
          </span>{' '}
          · <ExternalText max={120}>{report.host}</ExternalText> ·{' '}
          <time dateTime={report.day}>{writtenDay(report.day)}</time>
          <p className="text-muted text-s">
            {tn('sites.times', report.times)}{' '}
            {FIELDS.map((field) => `${t(`pointing.found.${field}`)} ${report.matched[field]}`).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
