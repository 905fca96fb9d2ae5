import type { Change } from '#lib/protocol/pull.ts';
import { openDatabase, type TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import { writeLink } from '#lib/store/meta.ts';
import type { StorePort } from '#lib/store/port.ts';
import { bring } from '#test/support/unit/database.ts';
import { ME } from './fixture.ts';

let opened = 0;

/** A real store of its own, connected, that holds what one pull brought. */
export async function openStore(changes: Change[]): Promise<{ db: TouchlineDatabase; port: StorePort }> {
  opened += 1;
  const hub = `https://hub${opened}.example.com`;
  const db = await openDatabase({ hub, workspaceId: ME.workspace.id, memberId: ME.member.id });
  await bring(db, changes);
  await writeLink(db, 'connected', Date.now());
  return { db, port: openDirect(db) };
}
