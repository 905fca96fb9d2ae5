import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';

/** What a recipe in the making found on one record. */
type Check = { record: string; name: string | null; email: string | null; phone: string | null };

type PointingChecksProps = {
  checks: readonly Check[];
  /** Fields that were pointed at. */
  fields: readonly ('name' | 'email' | 'phone')[];
};

/** What a recipe in the making finds on each record: "Name ✓ Jane Doe". */
export function PointingChecks({ checks, fields }: PointingChecksProps) {
  return (
    <ol className="flex flex-col gap-3">
      {checks.map((check, index) => (
        <li key={check.record}>
          <h3 className="text-muted text-s">
            {index === 0 ? t('pointing.this_record') : t('pointing.record', { n: index + 1 })}
          </h3>
          <ul>
            {fields.map((field) => (
              <li key={field} className="flex min-w-0 gap-1.5">
                <span className="shrink-0">{t(`pointing.found.${field}`)}</span>
                {check[field] === null ? (
                  <span className="text-danger">✗ {t('pointing.not_found')}</span>
                ) : (
                  <span className="min-w-0 truncate">
                    <span className="text-good">✓</span> <ExternalText max={120}>{check[field]}</ExternalText>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
