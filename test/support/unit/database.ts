import type { Change } from '#lib/protocol/pull.ts';
import { openDatabase, type StoreIdentity, type TouchlineDatabase } from '#lib/store/database.ts';
import { readMeta } from '#lib/store/meta.ts';
import { applyPage } from '#lib/store/replica.ts';
import { newId } from './rows.ts';

/** A member of a workspace of their own, so that each test has its own database. */
export const newIdentity = (): StoreIdentity => ({
  hub: 'https://hub.example',
  workspaceId: newId(),
  memberId: newId(),
});

export const newDatabase = (): Promise<TouchlineDatabase> => openDatabase(newIdentity());

let cursors = 0;

/** What a pull brings, as the only page. */
export async function bring(db: TouchlineDatabase, changes: Change[], brought: number[] = []): Promise<void> {
  const from = await readMeta(db, 'cursor');
  cursors += 1;
  await applyPage(db, { from, cursor: `cursor ${cursors}`, changes, brought });
}
