import { ChevronDown } from 'lucide-react';
import { Chip } from '#components/ui/Chip.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { Popover } from '#components/ui/Popover.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { DefinitionCheck, StatusDefinition, StatusKey } from '#lib/model/status.ts';
import { DefinitionCard } from './DefinitionCard.tsx';

type StatusChipProps = {
  status: StatusKey | null;
  /** The status's definition; undefined while this machine doesn't have it: then the chip only shows the status. */
  definition: StatusDefinition | undefined;
  check: DefinitionCheck | null;
  passedUnder?: number | null;
};

/** The contact's status; one click opens what it means, and how its criteria stand on this contact. */
export function StatusChip({ status, definition, check, passedUnder = null }: StatusChipProps) {
  if (status === null) return <Chip>{t('definition.no_status')}</Chip>;
  if (!definition) return <Chip>{status}</Chip>;
  return (
    <Popover
      label={t('definition.label', { status: definition.label })}
      trigger={(open) => (
        <button
          type="button"
          className="inline-flex min-h-6 min-w-0 items-center gap-1 rounded-full border border-edge px-2 font-medium text-s hover:bg-raised active:bg-pressed"
          {...open}
        >
          <span className="sr-only">{t('definition.status')} </span>
          <span className="truncate">
            <ExternalText max={60}>{definition.label}</ExternalText>
          </span>
          <ChevronDown size={12} aria-hidden="true" className="shrink-0" />
        </button>
      )}
    >
      <DefinitionCard definition={definition} check={check} passedUnder={passedUnder} />
    </Popover>
  );
}
