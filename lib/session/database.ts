import type { Connection } from '#lib/browser/connection.ts';
import { openDatabase, type StoreIdentity, type TouchlineDatabase } from '#lib/store/database.ts';

export const identityOf = ({ hub, workspace, member }: Connection): StoreIdentity => ({
  hub,
  workspaceId: workspace.id,
  memberId: member.id,
});

/** Opens the connection's database. Rejects where this page may not. */
export const databaseOf = (connection: Connection): Promise<TouchlineDatabase> => openDatabase(identityOf(connection));
