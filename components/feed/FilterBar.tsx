import { X } from 'lucide-react';
import { ToggleChip } from '#components/ui/Chip.tsx';
import { IconButton } from '#components/ui/IconButton.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Member } from '#lib/model/member.ts';
import { KINDS, OUTCOMES } from '#lib/model/note-choices.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { cleared, type FeedFilters, isFiltering, toggled } from './filters.ts';

type FilterBarProps = {
  filters: FeedFilters;
  definitions: readonly StatusDefinition[];
  members: readonly Member[];
  onChange: (filters: FeedFilters) => void;
};

/** The second line of the popup: what the feed is narrowed by. */
export function FilterBar({ filters, definitions, members, onChange }: FilterBarProps) {
  return (
    <fieldset
      aria-label={t('feed.filters')}
      className="flex flex-wrap items-center gap-1 border-line border-b px-3 pb-2"
    >
      <FilterMenu
        name={t('feed.kind')}
        choices={KINDS.map((key) => ({ key, label: t(`kind.${key}`) }))}
        chosen={filters.kinds}
        onToggle={(key) => onChange({ ...filters, kinds: toggled(filters.kinds, key) })}
      />
      <FilterMenu
        name={t('feed.outcome')}
        choices={OUTCOMES.map((key) => ({ key, label: t(`outcome.${key}`) }))}
        chosen={filters.outcomes}
        onToggle={(key) => onChange({ ...filters, outcomes: toggled(filters.outcomes, key) })}
      />
      <FilterMenu
        name={t('feed.status')}
        choices={definitions.map(({ key, label }) => ({ key, label }))}
        chosen={filters.statuses}
        onToggle={(key) => onChange({ ...filters, statuses: toggled(filters.statuses, key) })}
      />
      <FilterMenu
        name={t('feed.author')}
        choices={members.map(({ id, name }) => ({ key: id, label: name }))}
        chosen={filters.authors}
        onToggle={(key) => onChange({ ...filters, authors: toggled(filters.authors, key) })}
      />
      <ToggleChip
        pressed={filters.allCalls}
        onClick={() => onChange({ ...filters, allCalls: !filters.allCalls })}
        className="whitespace-nowrap"
      >
        {t('feed.all_calls')}
      </ToggleChip>
      {isFiltering(filters) && (
        <IconButton label={t('feed.clear')} onClick={() => onChange(cleared(filters))} className="-my-0.5 ms-auto">
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
    </fieldset>
  );
}
