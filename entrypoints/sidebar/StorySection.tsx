import { type RefObject, useMemo } from 'react';
import { FieldNotes } from '#components/note/FieldNotes.tsx';
import { Timeline } from '#components/timeline/Timeline.tsx';
import type { Naming } from '#components/timeline/TimelineRow.tsx';
import type { ContactCard, ContactPicture } from '#lib/model/contact.ts';
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

/** Latest notes, then everything that happened. Notes written here show at once, whether the hub answers or not. */
export function StorySection({ hub, contact, others, picture, scroller, naming }: StorySectionProps) {
  const { id, companyId, companyName } = contact;
  const { value: notes } = useWatch(hub.port, 'contactNotes', { contactId: id, also: others.map((other) => other.id) });
  const { value: companyNotes } = useWatch(hub.port, 'companyNotes', { contactId: id, companyId });
  const { touches, more, older } = useTouches(hub, id, picture?.touches);
  const changes = picture?.statusChanges;
  const story = useMemo(
    () => ({ touches, notes: notes ?? [], changes: changes ?? [], more }),
    [touches, notes, changes, more],
  );
  if (!notes || !companyNotes) return null;
  return (
    <>
      <FieldNotes notes={notes} companyNotes={companyNotes} companyName={companyName} me={hub.me} />
      {(picture || notes.length > 0) && <Timeline story={story} older={older} scroller={scroller} naming={naming} />}
    </>
  );
}
