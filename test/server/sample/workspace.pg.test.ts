import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteContext } from '#lib/model/note.ts';
import type { pictureOf } from '#server/contacts/picture.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { makeSample, removeSample } from '#server/sample/workspace.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import type { TestDatabase } from '#test/support/hub/database.ts';
import { joinAs, makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');
let hub: TestHub;
let database: TestDatabase;

beforeAll(async () => {
  hub = await startTestHub({ now: () => NOW });
  database = hub.database;
});
afterAll(() => hub.close());

const TABLES = [
  'workspaces',
  'members',
  'companies',
  'contacts',
  'contact_addresses',
  'campaigns',
  'touches',
  'definitions',
  'status_changes',
  'scoring_models',
  'notes',
  'replies',
];

async function counts(): Promise<Record<string, number>> {
  return database.store.owner(async (owner) => {
    const entries: [string, number][] = [];
    for (const table of TABLES) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(`app.${table}`)}`.execute(owner);
      entries.push([table, rows[0]?.n ?? 0]);
    }
    return Object.fromEntries(entries);
  });
}

test('the sample is made once, whole, marked, and gone with one call, and real data stays', async () => {
  const real = await makeWorkspace(hub, 'Real');
  const before = await counts();
  const first = await makeSample(database.store, { now: NOW });
  expect(first).toMatchObject({ made: true, workspace: { name: 'Sample workspace', sample: true } });
  expect(await makeSample(database.store, { now: NOW })).toEqual({ workspace: first.workspace, made: false });
  expect(await counts()).toMatchObject({
    members: 11,
    companies: 120,
    contacts: 500,
    campaigns: 3,
    touches: 20_000,
    definitions: 9,
    notes: 400,
    scoring_models: 1,
  });

  await joinAs(hub, first.workspace, 'rep', 'Visitor');
  expect(await removeSample(database.store)).toBe(1);
  expect(await counts()).toEqual(before);
  expect((await database.store.owner(listWorkspaces)).map(({ id }) => id)).toEqual([real.id]);
  expect(await removeSample(database.store)).toBe(0);
});

test('what is in it reads as the hub reads everything', async () => {
  const { workspace } = await makeSample(database.store, { now: NOW });
  const member = await joinAs(hub, workspace, 'rep');
  const found = await member.fetch('/contacts/lookup', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'jane.doe@acme.test' }),
  });
  const { matches, picture } = (await found.json()) as {
    matches: { id: string }[];
    picture: Awaited<ReturnType<typeof pictureOf>>;
  };
  expect(matches).toHaveLength(1);
  expect(picture).toMatchObject({
    contact: { name: 'Jane Doe', status: 'mql', sample: true, company: { name: 'Acme' } },
    score: { band: 'hot' },
  });
  expect(picture?.notes.length).toBeGreaterThanOrEqual(2);
  const mql = picture?.checks.find(({ status }) => status === 'mql');
  expect(mql?.results.map(({ result }) => result)).toEqual(['met', 'met', 'met', 'met', 'met']);

  const notes = await inWorkspace(database.store.db, workspace.id, (tx) =>
    tx
      .selectFrom('app.notes')
      .select(['context', 'version', 'received_at'])
      .where('workspace_id', '=', workspace.id)
      .orderBy('version')
      .execute(),
  );
  for (const { context } of notes) expect(noteContext.safeParse(context).success).toBe(true);
  expect(notes.map((note) => note.received_at)).toEqual(notes.map((note) => note.received_at).toSorted());
  const { rows } = await inWorkspace(database.store.db, workspace.id, (tx) =>
    sql<{ version: number; top: number }>`
      select (select version from app.workspace_versions) as version, greatest((select max(version) from app.replies),
        (select max(version) from app.notes), (select max(version) from app.contacts), (select max(version) from app.members)) as top`.execute(
      tx,
    ),
  );
  expect(rows[0]?.version).toBe(rows[0]?.top);
});
