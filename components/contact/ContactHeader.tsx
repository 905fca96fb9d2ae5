import { Fragment, type ReactNode } from 'react';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ContactCard } from '#lib/model/contact.ts';

type ContactHeaderProps = {
  card: ContactCard;
  /** The status chip, which opens its definition. */
  chip: ReactNode;
  /** Stand at the end of the first line. */
  actions: ReactNode;
  /** What must be known before anything else. */
  children?: ReactNode;
};

/** Who this is: name, then title · company · address on one line. */
export function ContactHeader({ card, chip, actions, children }: ContactHeaderProps) {
  const facts = [card.title, card.companyName, card.email].filter((fact) => fact !== null && fact !== '');
  return (
    <header>
      <div className="flex items-start gap-2 py-2 ps-4 pe-2">
        <div className="min-w-0 flex-1">
          <h1 className="line-clamp-2 font-bold text-l leading-tight wrap-anywhere">
            <ExternalText max={120}>{card.name || card.email || t('contact.nameless')}</ExternalText>
          </h1>
          <p className="truncate text-muted text-s">
            {facts.map((fact, index) => (
              <Fragment key={fact}>
                {index > 0 && ' · '}
                <ExternalText max={120}>{fact ?? ''}</ExternalText>
              </Fragment>
            ))}
          </p>
        </div>
        <div className="flex max-w-1/2 shrink-0 items-center gap-1">
          {chip}
          {actions}
        </div>
      </div>
      {children}
    </header>
  );
}
