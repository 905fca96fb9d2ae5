import { RefusedList } from '#components/feed/RefusedList.tsx';
import type { Id } from '#lib/model/id.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

/** What the hub refused of this contact, also as a new one of the same address, with the ways to mend it. */
export function RefusedHere({ hub: { port }, contactId }: { hub: HubDeps; contactId: Id }) {
  const { value: refused = [] } = useWatch(port, 'refused', {});
  const { value: notes = [] } = useWatch(port, 'contactNotes', { contactId });
  const mine = new Set<string | null>(notes.map(({ note }) => note.id));
  return (
    <RefusedList
      refused={refused.filter(
        ({ noteId, existing }) => existing?.id === contactId || (noteId !== null && mine.has(noteId)),
      )}
      onRetry={(seq, text) => void port.run('retryRefused', text === undefined ? { seq } : { seq, text })}
      onCopy={async (text) => navigator.clipboard.writeText(text)}
      onDiscard={(seq) => void port.run('discardRefused', { seq })}
      onExisting={(seq, contactId) => void port.run('useExisting', { seq, contactId })}
    />
  );
}
