import { type ReactNode, useRef } from 'react';
import { ContactHeader } from '#components/contact/ContactHeader.tsx';
import { DoNotMail } from '#components/contact/DoNotMail.tsx';
import { StatusChip } from '#components/definition/StatusChip.tsx';
import { ScoreSummary } from '#components/score/ScoreSummary.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import { ADDED_HERE } from '#lib/model/added-here.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import { usePicture } from '#lib/people/use-picture.ts';
import { CallBar } from './CallBar.tsx';
import type { HubDeps, TabDeps } from './deps.ts';
import { HeadActions } from './HeadActions.tsx';
import { HubLine } from './HubLine.tsx';
import { RefusedHere } from './RefusedHere.tsx';
import { StorySection } from './StorySection.tsx';
import { useNaming } from './use-naming.ts';

type ContactScreenProps = {
  hub: HubDeps;
  tab: TabDeps;
  /** What is known of the contact before its picture is there. */
  card: ContactCard;
  about: TabAbout | null;
  /** The other records that the hub has of this person: their notes are shown together. */
  others?: readonly ContactCard[];
  /** The switch between them. */
  records?: ReactNode;
  onSearch: () => void;
  /** This is not the page's person; without it, nobody says that they are. */
  onNotThem?: (() => void) | undefined;
  onFocusTaken: () => void;
};

/** Everything about one contact, and the outcome bar. Keyed by the contact: nothing of another one ever shows. */
export function ContactScreen(props: ContactScreenProps) {
  const { hub, tab, card, about, others = [], records, onSearch, onNotThem, onFocusTaken } = props;
  const scroller = useRef<HTMLElement>(null);
  const atHub = card.version !== ADDED_HERE;
  const { known, failed, notKept } = usePicture(hub, card.id, atHub);
  const { definitions, naming } = useNaming(hub);
  const picture = known?.picture;
  const contact = picture?.contact ?? card;
  const definition = definitions?.find(({ key }) => key === contact.status);
  const check = picture?.checks.find(({ status }) => status === contact.status) ?? null;
  return (
    <div className="flex h-dvh flex-col">
      <ContactHeader
        card={contact}
        chip={
          <StatusChip
            status={contact.status}
            definition={definition}
            check={check}
            passedUnder={picture?.contact.statusRevision ?? null}
          />
        }
        actions={<HeadActions onSearch={onSearch} onNotThem={onNotThem} onClose={tab.close} />}
      >
        {records}
        {picture?.contact.unsubscribedAt && <DoNotMail since={picture.contact.unsubscribedAt} />}
      </ContactHeader>
      <main ref={scroller} tabIndex={-1} className="relative min-h-0 flex-1 overflow-y-auto border-line border-t">
        {!atHub && (
          <div className="px-4 pt-2">
            <StateLine>{t('contact.waiting_to_hub')}</StateLine>
          </div>
        )}
        <RefusedHere hub={hub} contactId={card.id} />
        {picture && (
          <div className="border-line border-b px-4 py-3">
            <ScoreSummary score={picture.score} />
          </div>
        )}
        {known === null && failed && <EmptyState title={t('contact.no_copy')}>{t('contact.no_copy_next')}</EmptyState>}
        {known === null && !failed && atHub && <Skeleton />}
        <StorySection
          hub={hub}
          contact={contact}
          others={others}
          picture={picture}
          scroller={scroller}
          naming={naming}
        />
      </main>
      <footer>
        <HubLine hub={hub} asOf={failed && known ? known.fetchedAt : null} notKept={notKept} />
        <CallBar
          hub={hub}
          tab={tab}
          contactId={card.id}
          call={about?.call ?? null}
          focus={about?.focusBar ?? 0}
          onFocusTaken={onFocusTaken}
        />
      </footer>
    </div>
  );
}
