import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '#server/backup/back-up.ts';
import { readFile, verifyFile } from '#server/backup/read-file.ts';
import { type RestoreWish, restore } from '#server/backup/restore.ts';
import { MIGRATION_NAMES, migrate } from '#server/db/migrate.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { emptyDatabase } from '#test/support/hub/empty-database.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchline-backup-'));
const file = join(folder, 'a.backup');
const never = new AbortController().signal;
/** What COPY has to escape, and what looks like the end of a table. */
const AWKWARD = 'tab\there, line\nbreak, back\\slash, \\. and \\N, 日本語 😀, "quoted"';

let hub: TestHub;
let member: TestMember;
let target: Awaited<ReturnType<typeof emptyDatabase>>;

const restoreInto = (path = file, wish: RestoreWish = { replace: false }) =>
  asOwner(target.url, (session) => restore(session, path, wish));
const notesIn = (url: string) =>
  asOwner(url, ({ db }) => db.selectFrom('app.notes').select(['id', 'text', 'version']).orderBy('id').execute());

beforeAll(async () => {
  hub = await startTestHub();
  member = await joinAs(hub, await makeWorkspace(hub));
  const seed = seedInto(hub, member.workspace);
  const contactId = await seed.contact({ name: 'Ada Byron', emails: ['ada@acme.test'] });
  for (const text of [AWKWARD, '\\.', '']) {
    await seed.note({ contactId, authorId: member.member.id, text, receivedAt: '2026-11-20T10:00:00.000Z' });
  }
  target = await emptyDatabase();
  await asOwner(hub.database.databaseUrl, ({ client }) => backUp(client, file, never));
});
afterAll(async () => {
  await hub.close();
  await target.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('is one file for its owner alone, which states its moment, and leaves nothing beside it', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
    const { head, tail } = await verifyFile(file);
    expect(head).toMatchObject({
      migrations: MIGRATION_NAMES,
      versions: { [member.workspace.id]: expect.any(Number) },
    });
    expect(Date.now() - Date.parse(head.moment)).toBeLessThan(60_000);
    expect(tail.tables['app.notes']).toMatchObject({ rows: 3 });
  });

  it('holds every table of ours', async () => {
    const { rows } = await asOwner(hub.database.databaseUrl, ({ client }) =>
      client.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname in ('app', 'auth', 'jobs') and tablename not like 'kysely%'`,
      ),
    );
    const { tail } = await verifyFile(file);
    expect(Object.keys(tail.tables).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('comes out of an empty database as it went in, sequences included', async () => {
    await restoreInto();
    expect(await notesIn(target.url)).toEqual(await notesIn(hub.database.databaseUrl));
    const again = join(folder, 'again.backup');
    const { tail } = await asOwner(target.url, ({ client }) => backUp(client, again, never));
    expect(tail).toEqual((await verifyFile(file)).tail);
    const rights = await asOwner(target.url, ({ client }) =>
      client.query(
        'select count(*) as open from pg_tables t join pg_class c on c.oid = format($$%I.%I$$, schemaname, tablename)::regclass where schemaname = $1 and tablename not like $2 and not c.relforcerowsecurity',
        ['app', 'kysely%'],
      ),
    );
    expect(rights.rows).toEqual([{ open: 0 }]);
  });

  it('is refused by a store that holds something, unless that is to be replaced', async () => {
    await expect(restoreInto()).rejects.toThrow(/holds data already: .*--replace/);
    await expect(restoreInto(file, { replace: true })).resolves.toMatchObject({ migrated: [] });
  });

  it('leaves the old data as they were when it fails at its very end', async () => {
    const before = await notesIn(target.url);
    const failing = restoreInto(file, {
      replace: true,
      after: async (tx) => {
        await tx.deleteFrom('app.replies').execute();
        throw new Error('the machine fell over');
      },
    });
    await expect(failing).rejects.toThrow('the machine fell over');
    expect(await notesIn(target.url)).toEqual(before);
  });

  it('that is stopped leaves nothing behind', async () => {
    const path = join(folder, 'stopped.backup');
    const stopped = asOwner(hub.database.databaseUrl, ({ client }) => backUp(client, path, AbortSignal.abort()));
    await expect(stopped).rejects.toThrow('Stopped');
    expect([path, `${path}.part`].filter((name) => existsSync(name))).toEqual([]);
  });
});

describe('a restore that is stopped', () => {
  it.each([
    ['while it reads the file', true],
    ['before it writes', false],
  ])('%s changes nothing', async (_, atOnce) => {
    const stop = new AbortController();
    if (atOnce) stop.abort();
    const held = await notesIn(target.url);
    const stopped = restoreInto(file, { replace: true, signal: stop.signal, before: async () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'stopped' });
    expect(held).toHaveLength(3);
    expect(await notesIn(target.url)).toEqual(held);
  });
});

describe('a file that is not what a backup should be', () => {
  const text = () => gunzipSync(readFileSync(file)).toString();
  const broken = (content: string | Buffer) => {
    const path = join(folder, 'broken.backup');
    writeFileSync(path, typeof content === 'string' ? gzipSync(content) : content);
    return path;
  };

  it.each<[string, () => string, RegExp]>([
    ['was cut short', () => broken(readFileSync(file).subarray(0, -20)), /damaged or was cut short/],
    ['lacks its end', () => broken(text().split('\n').slice(0, -2).join('\n')), /damaged or was cut short/],
    ['was changed', () => broken(text().replace('Ada Byron', 'Eve Byron')), /damaged or was cut short/],
    ['lost a table', () => broken(text().replace(/\{"table":"app.notes".*?\n\\\.\n/s, '')), /damaged or was cut short/],
    ['is another file', () => broken('hello\n'), /is no backup of Touchline/],
    ['is not compressed', () => broken(Buffer.from('hello')), /damaged or was cut short/],
    ['is not there', () => join(folder, 'nowhere'), /There is no .*nowhere/],
    ['comes from later', () => broken(text().replace('"format":1', '"format":9')), /newer Touchline/],
    ['has tables of later', () => broken(text().replace('"0001-first"', '"0000-other"')), /does not know/],
  ])('is refused before anything is touched: it %s', async (_, path, sentence) => {
    const before = await notesIn(target.url);
    await expect(restoreInto(path(), { replace: true })).rejects.toThrow(sentence);
    expect(await notesIn(target.url)).toEqual(before);
  });

  it('smuggles no SQL in by the name of a table', async () => {
    const evil = 'app.notes (id) from program $$touch /nowhere$$; --';
    const path = broken(text().replaceAll('"app.notes"', JSON.stringify(evil)));
    await expect(restoreInto(path, { replace: true })).rejects.toThrow(/did not come out of the backup/);
  });
});

describe('reading', () => {
  it('finds the end of the rows wherever the bytes are cut', async () => {
    const rows: string[] = [];
    await readFile(file, {
      onHead: async () => {},
      onTable: async ({ table, rows: chunks }) => {
        let text = '';
        for await (const chunk of chunks) text += chunk.toString();
        if (table === 'app.notes') rows.push(...text.split('\n').filter(Boolean));
      },
    });
    expect(rows).toHaveLength(3);
  });
});

describe('a backup of an earlier release', () => {
  it('is restored and brought up to date', async () => {
    const old = await emptyDatabase();
    const path = join(folder, 'old.backup');
    try {
      await asOwner(old.url, async ({ client, db }) => {
        await migrate(db, '0003-recipes');
        await client.query(`insert into app.workspaces (workspace_id, name) values (gen_random_uuid(), 'Old hands')`);
        await backUp(client, path, never);
      });
      const { migrated } = await restoreInto(path, { replace: true });
      expect(migrated).toEqual(MIGRATION_NAMES.slice(3));
      const names = await asOwner(target.url, ({ db }) => db.selectFrom('app.workspaces').select('name').execute());
      expect(names).toEqual([{ name: 'Old hands' }]);
    } finally {
      await old.drop();
    }
  });
});
