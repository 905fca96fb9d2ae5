import type { Id } from '#lib/model/id.ts';
import { answersOf } from '#server/db/pipeline.ts';
import type { Tx } from '#server/db/schema.ts';
import { openVersions } from '#server/sync/versions.ts';
import type { Lot, Numbered } from './apply-all.ts';
import { newNotes } from './new-notes.ts';
import { readSurroundings } from './surroundings.ts';

/** Locks the workspace's counter and reads what stands around the notes in these mutations, in one round trip. */
export async function openLot(tx: Tx, workspaceId: Id, mutations: readonly Numbered[], now: Date): Promise<Lot> {
  const wanted = mutations.flatMap(({ read }) =>
    'body' in read && read.body.name === 'note.create' ? [read.body] : [],
  );
  const [versions, around] = await answersOf([
    openVersions(tx, workspaceId, wanted.length),
    readSurroundings(tx, workspaceId, wanted, now),
  ]);
  return { tx, workspaceId, versions, around, notes: newNotes(tx, workspaceId) };
}
