import { type RefObject, useMemo } from 'react';
import { OlderNotes } from '#components/feed/OlderNotes.tsx';
import { FieldNotes } from '#components/note/FieldNotes.tsx';
import { Timeline } from '#components/timeline/Timeline.tsx';
import type { Naming } from '#components/timeline/TimelineRow.tsx';
import { ADDED_HERE } from '#lib/model/added-here.ts';
import type { ContactCard, ContactPicture } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import { useOlder } from '#lib/people/use-older.ts';
import { useTouches } from '#lib/people/use-touches.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

type StorySectionProps = {
  hub: HubDeps;
  contact: ContactCard;
  /** Other records of the same person. */
  others: readonly ContactCard[];
  picture: ContactPicture | undefined;
  scroller: RefObject<HTMLElement | null>;
  naming: Naming;
};

/** Notes of a contact at first, and about how many come with each asking for older ones. */
const [LATEST, OLDER_PAGE] = [20, 100];

/** Latest notes, then everything that happened. Notes written here show at once, whether the hub answers or not. */
export function StorySection({ hub, contact, others, picture, scroller, naming }: StorySectionProps) {
  const { id, companyId, companyName } = contact;
  const olderNotes = useOlder(hub, id);
  const also = others.map((other) => other.id);
  const limit = olderNotes?.asked ? LATEST + olderNotes.asked * OLDER_PAGE : undefined;
  const { value: notes } = useWatch(hub.port, 'contactNotes', { contactId: id, also, limit });
  const { value: companyNotes } = useWatch(hub.port, 'companyNotes', { contactId: id, companyId });
  const { touches, more, older } = useTouches(hub, id, picture?.touches);
  const changes = picture?.statusChanges;
  const story = useMemo(
    () => ({ touches, notes: notes ?? [], changes: changes ?? [], more }),
    [touches, notes, changes, more],
  );
  const settle = (noteId: Id, otherId: Id, take: boolean) =>
    void hub.port.run('settleOther', { noteId, otherId, take });
  if (!notes || !companyNotes) return null;
  return (
    <>
      <FieldNotes notes={notes} companyNotes={companyNotes} companyName={companyName} me={hub.me} onSettle={settle} />
      {(picture || notes.length > 0) && <Timeline story={story} older={older} scroller={scroller} naming={naming} />}
      {olderNotes && !more && contact.version !== ADDED_HERE && (
        <OlderNotes state={olderNotes.state} onShow={olderNotes.show} />
      )}
    </>
  );
}
