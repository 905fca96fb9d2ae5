import { useEffect, useState, useSyncExternalStore } from 'react';
import type { NoteStanding } from '#components/note/BarState.tsx';
import { secondsSince } from '#components/note/elapsed.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { Id } from '#lib/model/id.ts';
import { CallNote, recoverEdits } from '#lib/store/call-note.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

/** The note at hand about a contact. The component that uses it is keyed by the contact. */
export function useCallNote({ port }: HubDeps, contactId: Id) {
  const [note] = useState(() => new CallNote(port, contactId));
  const state = useSyncExternalStore(note.subscribe, note.state);
  useEffect(() => {
    void note.restore();
    void recoverEdits(port, contactId);
    return () => void note.commit();
  }, [note, port, contactId]);
  return { note, state };
}

const NO_NOTE: Id = '00000000-0000-0000-0000-000000000000';

/** How the note at hand stands, its way to the hub included. */
export function useStanding({ port }: HubDeps, state: ReturnType<CallNote['state']>): NoteStanding {
  const { noteId, outcome, undoable, unsafe, failed, text, kinds } = state;
  const { value: view } = useWatch(port, 'note', { noteId: noteId ?? NO_NOTE });
  const { value: refused } = useWatch(port, 'refused', {});
  const refusal = refused?.find((each) => each.noteId === noteId)?.message ?? null;
  const begun = text !== '' || kinds.length > 0;
  const delivery = noteId !== null && view?.note.id === noteId ? view.delivery : null;
  return { logged: noteId !== null, outcome, undoable, begun, unsafe, failed, delivery, refusal };
}

/** Seconds on the clock of the call at hand, or those it took; takes the clock away. */
export function takeTime(call: TabAbout['call'], done: () => void): number | null {
  if (call === null) return null;
  done();
  return call.seconds ?? secondsSince(call.startedAt);
}
