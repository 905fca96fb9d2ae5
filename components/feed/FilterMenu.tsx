import { ChevronDown } from 'lucide-react';
import { ToggleChip } from '#components/ui/Chip.tsx';
import { Popover } from '#components/ui/Popover.tsx';
import { language, t } from '#lib/browser/i18n.ts';

/** One thing to choose: its key, and how people call it. */
export type Choice<T extends string> = { key: T; label: string };

type FilterMenuProps<T extends string> = {
  name: string;
  choices: readonly Choice<T>[];
  chosen: readonly T[];
  onToggle: (key: T) => void;
};

/** A filter: a chip that opens its choices, and says which or how many are chosen. */
export function FilterMenu<T extends string>({ name, choices, chosen, onToggle }: FilterMenuProps<T>) {
  const look = chosen.length > 0 ? 'border-accent text-accent font-medium' : 'border-edge';
  return (
    <Popover
      label={name}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          className={`inline-flex h-6 items-center gap-0.5 rounded-full border px-1.5 text-s hover:bg-raised active:bg-pressed ${look}`}
        >
          {chosen.length === 0 ? name : t('feed.chosen', { filter: name, n: counted(chosen.length) })}
          {chosen.length === 0 && <ChevronDown size={12} aria-hidden="true" />}
        </button>
      )}
    >
      <div className="flex flex-wrap gap-1.5">
        {choices.map(({ key, label }) => (
          <ToggleChip key={key} pressed={chosen.includes(key)} onClick={() => onToggle(key)}>
            <bdi className="truncate">{label}</bdi>
          </ToggleChip>
        ))}
        {choices.length === 0 && <p className="text-muted">{t('feed.none_to_choose')}</p>}
      </div>
    </Popover>
  );
}

const counted = (n: number) => new Intl.NumberFormat(language()).format(n);
