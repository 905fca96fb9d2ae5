import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';

type CardButtonProps = { name: string | null; details: readonly (string | null)[]; onChoose: () => void };

/** One person in a list to choose from. */
export function CardButton({ name, details, onChoose }: CardButtonProps) {
  const known = details.filter((detail): detail is string => detail !== null && detail !== '');
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex min-h-10 w-full flex-col items-start justify-center px-4 py-1.5 text-start hover:bg-raised active:bg-pressed"
    >
      <span className="max-w-full truncate font-medium">
        <ExternalText max={120}>{name || known[0] || t('contact.nameless')}</ExternalText>
      </span>
      {known.length > 0 && (
        <span className="max-w-full truncate text-muted text-s">
          <ExternalText max={200}>{known.join(' · ')}</ExternalText>
        </span>
      )}
    </button>
  );
}
