import type { Kept } from '#lib/browser/kept.ts';
import { openDatabase, type StoreIdentity, type TouchlineDatabase } from '#lib/store/database.ts';

export const identityOf = ({ hub, workspace, member }: Kept): StoreIdentity => ({
  hub,
  workspaceId: workspace.id,
  memberId: member.id,
});

/** Opens the account's database. Rejects where this page may not. */
export const databaseOf = (account: Kept): Promise<TouchlineDatabase> => openDatabase(identityOf(account));
