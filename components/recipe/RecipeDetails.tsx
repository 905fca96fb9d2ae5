import { Disclosure } from '#components/ui/Disclosure.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Recipe } from '#lib/model/recipe.ts';

const FIELDS = ['name', 'email', 'phone'] as const;

/** What a recipe looks for, so that who approves it can judge: pages by their address, fields by their selectors. */
export function RecipeDetails({ recipe: { fields, records } }: { recipe: Recipe }) {
  const rows: [string, string[]][] = [
    [t('sites.pages'), records.map(({ pattern }) => pattern)],
    ...FIELDS.map((field): [string, string[]] => [t(`pointing.found.${field}`), fields[field]]),
  ];
  return (
    <Disclosure summary={<span className="text-s">{t('sites.details')}</span>}>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1 pt-1 text-s">
        {rows.map(([name, values]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0">
              {values.length === 0 && '–'}
              {values.map((value) => (
                <code key={value} dir="ltr" className="block wrap-anywhere">
                  <ExternalText max={300}>{value}</ExternalText>
                </code>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
