import type { Id } from '#lib/model/id.ts';
import { hashSecret, makeSecret, placeSecret, readPlaced } from '#server/auth/secrets.ts';
import type { Db, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';

/** Makes a key by which a source may write. It is shown this once: the database keeps its hash. */
export async function makeWriteKey(tx: Tx, workspaceId: Id, name: string): Promise<string> {
  const secret = makeSecret();
  await tx
    .insertInto('app.write_keys')
    .values({ workspace_id: workspaceId, hash: hashSecret(secret), name })
    .execute();
  return placeSecret(workspaceId, secret);
}

/** The workspace that a key writes to; null for a wrong or revoked one. */
export async function workspaceOfKey(db: Db, key: string): Promise<Id | null> {
  const placed = readPlaced(key);
  if (placed === null) return null;
  const row = await inWorkspace(db, placed.workspaceId, (tx) =>
    tx
      .selectFrom('app.write_keys')
      .select('workspace_id')
      .where('workspace_id', '=', placed.workspaceId)
      .where('hash', '=', placed.hash)
      .where('revoked_at', 'is', null)
      .executeTakeFirst(),
  );
  return row?.workspace_id ?? null;
}
