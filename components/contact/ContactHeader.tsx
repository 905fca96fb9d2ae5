import { Fragment, type ReactNode } from 'react';
import { cleanText } from '#components/ui/clean-text.ts';
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

/** Who this is: the name with chip and actions; under them title · company · address, as much as one line holds. */
export function ContactHeader({ card, chip, actions, children }: ContactHeaderProps) {
  const facts = [card.title, card.companyName, card.email].filter((fact) => fact !== null && fact !== '');
  return (
    <header>
      <div className="py-2 ps-4 pe-2">
        <div className="flex items-center gap-2">
          <h1 className="line-clamp-2 min-w-0 flex-1 font-bold text-l leading-tight wrap-anywhere">
            <ExternalText max={120}>{card.name || card.email || t('contact.nameless')}</ExternalText>
          </h1>
          <div className="flex max-w-2/3 items-center gap-1">
            {chip}
            {actions}
          </div>
        </div>
        <p className="truncate pe-2 text-muted text-s" title={cleanText(facts.join(' · '), 300)}>
          {facts.map((fact, index) => (
            <Fragment key={fact}>
              {index > 0 && ' · '}
              <ExternalText max={120}>{fact ?? ''}</ExternalText>
            </Fragment>
          ))}
        </p>
      </div>
      {children}
    </header>
  );
}
