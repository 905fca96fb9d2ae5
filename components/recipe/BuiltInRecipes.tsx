import { ToggleChip } from '#components/ui/Chip.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { writtenDay } from './written-day.ts';

type BuiltInRecipesProps = {
  recipes: readonly Recipe[];
  /** Ids of those that are off at first and switched on here. */
  switchedOn: readonly string[];
  onSwitch: (ids: string[]) => void;
};

/** The recipes that ship; some are off until this person switches them on, on this machine. */
export function BuiltInRecipes({ recipes, switchedOn, onSwitch }: BuiltInRecipesProps) {
  const others = (id: string) => switchedOn.filter((other) => other !== id);
  return (
    <ul className="divide-y divide-line border-line border-y">
      {recipes.map(({ id, name, hosts, checkedOn, offAtFirst }) => {
        const isOn = switchedOn.includes(id);
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
            <div className="min-w-0">
              <h3 className="font-medium">{name}</h3>
              <p className="text-muted text-s wrap-anywhere">
                {hosts.length > 0 ? hosts.join(', ') : t('sites.any_host')} ·{' '}
                {t('sites.checked', { day: writtenDay(checkedOn) })}
              </p>
              {offAtFirst && <p className="text-muted text-s">{t('sites.off_at_first')}</p>}
            </div>
            {offAtFirst && (
              <ToggleChip pressed={isOn} onClick={() => onSwitch(isOn ? others(id) : [...others(id), id])}>
                {t('sites.use', { name })}
              </ToggleChip>
            )}
          </li>
        );
      })}
    </ul>
  );
}
