import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#server/db/workspace.ts';
import { readLedger } from '#server/privacy/ledger.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import { spawnHub } from '#test/support/hub/spawn-hub.ts';
import { makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';

let hub: TestHub;
let folder: string;
let workspaceId: string;
let contacts: () => Promise<number>;

beforeEach(async () => {
  hub = await startTestHub();
  folder = await mkdtemp(join(tmpdir(), 'touchline-commands-'));
  const workspace = await makeWorkspace(hub);
  workspaceId = workspace.id;
  const seed = seedInto(hub, workspace);
  const contactId = await seed.contact({ name: 'Kim', emails: ['kim@acme.test'] });
  await seed.touches(contactId, [{ type: 'form.submitted', at: '2026-11-01T00:00:00.000Z', title: '=1+1' }]);
  contacts = () =>
    inWorkspace(hub.database.store.db, workspace.id, async (tx) => {
      return (await tx.selectFrom('app.contacts').select('id').execute()).length;
    });
});
afterEach(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]): Promise<string> {
  const ERASURE_LEDGER = join(folder, 'ledger.jsonl');
  const spawned = spawnHub(args, { DATABASE_URL: hub.database.databaseUrl, ERASURE_LEDGER, LOG_LEVEL: 'silent' });
  expect([await spawned.ended, spawned.err()]).toEqual([0, '']);
  return spawned.out();
}

test('export, then erase by way of a dry run, then nobody is there', async () => {
  const to = join(folder, 'kim');
  expect(await run('export', 'kim@acme.test', '--to', to)).toContain('3 rows about this person');
  expect(await readFile(join(to, 'touches.csv'), 'utf8')).toContain("'=1+1");
  expect(JSON.parse(await readFile(join(to, 'person.json'), 'utf8')).held.contacts).toHaveLength(1);

  expect(await run('erase', 'kim@acme.test', '--dry-run')).toMatch(
    /touches +1[\s\S]*One contact\. Nothing was changed\./,
  );
  expect(await contacts()).toBe(1);
  expect(await run('erase', 'kim@acme.test', '--suppress')).toMatch(
    /One contact\. Erased[\s\S]*The space is cleared\./,
  );
  expect(await contacts()).toBe(0);
  expect(await readLedger(join(folder, 'ledger.jsonl'))).toHaveLength(1);
  expect(await run('suppress', 'kim@acme.test', '--lift')).toContain('Taken off the list.');
});

test('what the hub holds on one of the team is exported, and goes when they are in no workspace', async () => {
  const { store } = hub.database;
  const { id } = await hub.identity.addMember(workspaceId, { name: 'Lee', email: 'lee@acme.test', role: 'rep' });
  await store.auth.pool.query(
    `insert into auth."user" (id, name, email, "emailVerified") values ('u1', 'Lee', 'lee@acme.test', true)`,
  );
  const to = join(folder, 'lee');
  expect(await run('export', 'Lee@acme.test', '--to', to)).toContain('2 rows about this person');
  const { team, account } = JSON.parse(await readFile(join(to, 'person.json'), 'utf8'));
  expect([team.members, account.user]).toMatchObject([[{ id }], [{ id: 'u1' }]]);

  expect(await run('erase', 'lee@acme.test')).toContain('They are a member of 1 of its workspaces');
  await store.owner((tx) => tx.updateTable('app.members').set({ removed_at: new Date().toISOString() }).execute());
  expect(await run('erase', 'lee@acme.test')).toMatch(/members +1[\s\S]*Their account on this hub is gone \(1 rows\)/);
  expect((await store.auth.pool.query('select from auth."user"')).rowCount).toBe(0);
});
