import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
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

/** So many choices stand in view at once; of more, a part of the name finds one. */
const AT_ONCE = 24;

/** A filter: a chip that opens its choices, and says which or how many are chosen. */
export function FilterMenu<T extends string>({ name, choices, chosen, onToggle }: FilterMenuProps<T>) {
  const [words, setWords] = useState('');
  const many = choices.length > AT_ONCE;
  const wanted = words.trim().toLowerCase();
  const on = choices.filter(({ key }) => chosen.includes(key));
  const off = choices.filter(({ key, label }) => !chosen.includes(key) && label.toLowerCase().includes(wanted));
  const shown = many ? [...on, ...off.slice(0, AT_ONCE)] : choices;
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
        {many && (
          <input
            type="search"
            dir="auto"
            value={words}
            aria-label={t('feed.find_choice')}
            placeholder={t('feed.find_choice')}
            onChange={(event) => setWords(event.target.value)}
            className="h-7 w-full rounded-m border border-edge bg-canvas px-2 text-s placeholder:text-muted"
          />
        )}
        {shown.map(({ key, label }) => (
          <ToggleChip key={key} pressed={chosen.includes(key)} onClick={() => onToggle(key)}>
            <bdi className="truncate">{label}</bdi>
          </ToggleChip>
        ))}
        {shown.length === 0 && <p className="text-muted">{t(many ? 'feed.none_fits' : 'feed.none_to_choose')}</p>}
      </div>
    </Popover>
  );
}

const counted = (n: number) => new Intl.NumberFormat(language()).format(n);
