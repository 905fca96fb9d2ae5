import { v7 as uuidv7 } from 'uuid';
import type { Workspace } from '#lib/model/member.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { insertWorkspace } from './repository.ts';

/** Makes an empty workspace. */
export async function createWorkspace(
  store: Store,
  { name, sample = false }: { name: string; sample?: boolean },
): Promise<Workspace> {
  const workspace = { id: uuidv7(), name, sample };
  await inWorkspace(store.db, workspace.id, (tx) => insertWorkspace(tx, workspace));
  return workspace;
}
