import { Button } from '#components/ui/Button.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';

type UnknownPersonProps = { person: PagePerson; adding: boolean; onAdd: () => void };

/** The hub knows nobody by this address or number; nothing is created before the button is pressed. */
export function UnknownPerson({ person, adding, onAdd }: UnknownPersonProps) {
  const who = person.name || person.email || person.phone || '';
  const title = person.email ? t('contact.unknown_email') : t('contact.unknown_phone');
  return (
    <EmptyState
      title={title}
      action={
        <Button look="filled" disabled={adding} onClick={onAdd} className="max-w-full">
          <span className="truncate">{t('contact.add', { name: isolated(who, 60) })}</span>
        </Button>
      }
    >
      <ExternalText max={120}>
        {[person.name, person.email ?? person.phone, person.company].filter(Boolean).join(' · ')}
      </ExternalText>
    </EmptyState>
  );
}
