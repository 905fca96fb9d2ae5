import { Button } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';

type ExcludedPersonProps = { emails: readonly string[]; onOptions: () => void };

/** The page is about somebody on a list of excluded addresses: who, and where the lists are. */
export function ExcludedPerson({ emails, onOptions }: ExcludedPersonProps) {
  return (
    <EmptyState
      title={t('contact.excluded')}
      action={<Button onClick={onOptions}>{t('contact.excluded_change')}</Button>}
    >
      <p className="wrap-anywhere">
        <ExternalText max={200}>{emails.join(', ')}</ExternalText>
      </p>
      <p>{t('contact.excluded_next')}</p>
    </EmptyState>
  );
}
