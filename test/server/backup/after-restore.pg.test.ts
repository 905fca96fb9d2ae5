import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterRestore, readStanding, type Standing } from '#server/backup/after-restore.ts';
import { backUp } from '#server/backup/back-up.ts';
import { restore } from '#server/backup/restore.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { erasePerson } from '#server/privacy/erase-person.ts';
import { type Erasure, openLedger, readLedger } from '#server/privacy/ledger.ts';
import { createInProcessBus } from '#server/sync/bus.ts';
import { TestClient } from '#test/server/sync/test-client.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchline-restore-'));
const file = join(folder, 'a.backup');
const ledgerPath = join(folder, 'erasures.jsonl');

let hub: TestHub;
let rep: TestMember;
let leaver: TestMember;
let strayLink: string;
let before: { epoch: number; knownKey: string };

const workspaceNow = async () => {
  const row = await hub.database.store.owner((tx) =>
    tx
      .selectFrom('app.workspaces')
      .select(['visibility_epoch as epoch', 'known_key as knownKey'])
      .where('workspace_id', '=', rep.workspace.id)
      .executeTakeFirstOrThrow(),
  );
  return row;
};
const namesThere = async () => {
  const rows = await hub.database.store.owner((tx) => tx.selectFrom('app.contacts').select('name').execute());
  return rows.map(({ name }) => name).sort();
};
const erase = (asked: string, path: string) =>
  erasePerson(
    { db: hub.database.store.db, bus: createInProcessBus(), ledger: openLedger(path), now: () => new Date() },
    rep.workspace.id,
    { asked, byId: null, suppress: true },
  );
const restoreAll = (ledger: Erasure[]) => {
  let standing: Standing | null = null;
  return asOwner(hub.database.databaseUrl, (session) =>
    restore(session, file, {
      replace: true,
      before: async (tx) => {
        standing = await readStanding(tx);
      },
      after: async (tx) => void (await afterRestore(tx, standing, ledger)),
    }),
  );
};

beforeAll(async () => {
  hub = await startTestHub();
  const workspace = await makeWorkspace(hub);
  rep = await joinAs(hub, workspace);
  leaver = await joinAs(hub, workspace, 'marketer', 'Lea');
  const seed = seedInto(hub, workspace);
  for (const name of ['Ada Byron', 'Bob Cut', 'Cy Dent']) {
    await seed.contact({ name, emails: [`${name.slice(0, 3).trim().toLowerCase()}@acme.test`] });
  }
  const guest = await hub.identity.addMember(workspace.id, { name: 'Gus', email: null, role: 'rep' });
  strayLink = await hub.identity.makeJoinLink(workspace.id, guest.id);
  before = await workspaceNow();
  await asOwner(hub.database.databaseUrl, ({ client }) => backUp(client, file, new AbortController().signal));
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a restore of an older backup', () => {
  let client: TestClient;

  beforeAll(async () => {
    client = new TestClient(rep, uuidv7());
    await client.pull();
    await erase('ada@acme.test', join(folder, 'lost.jsonl'));
    await erase('bob@acme.test', ledgerPath);
    await hub.identity.revoke(rep.workspace.id, leaver.member.id);
    await hub.database.store.owner((tx) => tx.deleteFrom('app.join_codes').where('used_at', 'is', null).execute());
    await restoreAll(await readLedger(ledgerPath));
  });

  it('does those erasures again that the replaced store or the ledger beside the data knows', async () => {
    expect(await namesThere()).toEqual(['Cy Dent']);
  });

  it('holds the objections of both again, and keeps what the audit log had', async () => {
    const { objections, log } = await hub.database.store.owner(async (tx) => ({
      objections: await tx.selectFrom('app.suppressions').select('id').execute(),
      log: (await tx.selectFrom('app.audit').select('action').orderBy('id').execute()).map(({ action }) => action),
    }));
    expect(objections).toHaveLength(2);
    // Both as they were done, both as they were done again.
    expect(log.filter((action) => action === 'person.erased')).toHaveLength(4);
    expect(log.at(-1)).toBe('backup.restored');
  });

  it('keeps out whoever was put out since, and lets in the others as before', async () => {
    expect((await leaver.fetch('/me')).status).toBe(401);
    expect(await hub.identity.join(new URL(strayLink).hash.slice(1))).toBeNull();
    expect((await rep.fetch('/me')).status).toBe(200);
  });

  it('makes every cursor and every filter of known addresses void, so that clients start anew', async () => {
    const now = await workspaceNow();
    expect(now.epoch).toBeGreaterThan(before.epoch);
    expect(now.knownKey).not.toBe(before.knownKey);
    expect((await client.requestPull(client.cursor)).status).toBe(410);
    const fresh = new TestClient(rep, uuidv7());
    await fresh.pull();
    expect(fresh.rows('members')).toHaveLength(3);
  });

  it('once more is beyond what clients have seen since the first', async () => {
    const first = await workspaceNow();
    await restoreAll([]);
    expect((await workspaceNow()).epoch).toBeGreaterThan(first.epoch);
    expect(await namesThere()).toEqual(['Cy Dent']);
  });
});
