import { sql } from 'kysely';
import type { Workspace } from '#lib/model/member.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import { DEFAULT_SEED, generateSample } from './generate.ts';
import { createRandom } from './random.ts';
import { SAMPLE_NAME, storeSample } from './store.ts';

/** The sample workspace, made unless the hub has one; `made` says whether it was. */
export async function makeSample(
  store: Store,
  { now, seed = DEFAULT_SEED }: { now: Date; seed?: number },
): Promise<{ workspace: Workspace; made: boolean }> {
  const there = (await store.owner(listWorkspaces)).find(({ sample }) => sample);
  if (there) return { workspace: there, made: false };
  const workspace = { id: createRandom(seed ^ now.getTime()).id(), name: SAMPLE_NAME, sample: true };
  await inWorkspace(store.db, workspace.id, (tx) => storeSample(tx, workspace.id, generateSample({ seed, now })));
  return { workspace, made: true };
}

/**
 * Removes the sample workspaces and everything in them, and nothing else; gives how many there were. Rows that refer to
 * members and companies go first: those references don't cascade, so that no real member or company can be deleted
 * from under a note.
 */
export async function removeSample(store: Store): Promise<number> {
  return store.owner(async (owner) => {
    const samples = (await listWorkspaces(owner)).filter(({ sample }) => sample);
    for (const { id } of samples) {
      for (const table of ['replies', 'notes', 'contacts', 'companies', 'workspaces']) {
        await sql`delete from ${sql.table(`app.${table}`)} where workspace_id = ${id}`.execute(owner);
      }
    }
    return samples.length;
  });
}
