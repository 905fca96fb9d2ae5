import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '#server/db/owner-session.ts';
import { commandUrl } from '#test/server/import/command-url.ts';
import { emptyDatabase } from '#test/support/hub/empty-database.ts';
import { spawnHub, storeFolder } from '#test/support/hub/spawn-hub.ts';

const store = storeFolder();
const file = join(store.path, '..', 'a.backup');
let target: Awaited<ReturnType<typeof emptyDatabase>>;

beforeAll(async () => {
  target = await emptyDatabase();
  expect(await run('sample')).toMatchObject({ code: 0 });
});
afterAll(async () => {
  store.remove();
  await target.drop();
});

async function run(...args: string[]) {
  const command = spawnHub(args, { TOUCHLINE_DATA: store.path, LOG_LEVEL: 'silent' });
  const code = await command.ended;
  return { code, said: (command.out() + command.err()).trim() };
}

describe('from the command line', () => {
  it('a store is backed up, not put over data, and put in their place when asked', async () => {
    expect(await run('backup', file)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Backed up [\d,]+ rows of/),
    });
    expect(await run('restore', file)).toMatchObject({ code: 1, said: expect.stringContaining('--replace') });
    const replaced = await run('restore', '--replace', file);
    expect(replaced).toMatchObject({ code: 0, said: expect.stringContaining('every digest fits') });
    expect(replaced.said).not.toContain('no ledger');
  });

  it('a backup goes into a folder that was never used', async () => {
    const fresh = join(store.path, '..', 'fresh');
    const command = spawnHub(['restore', file], { TOUCHLINE_DATA: fresh, LOG_LEVEL: 'silent' });
    expect(await command.ended).toBe(0);
    expect(command.out()).toMatch(
      /^There is no ledger of erasures at .*fresh\/erasures\.jsonl: .*once more with --replace\.$/m,
    );
    rmSync(fresh, { recursive: true });
  });

  it('a backup does not go into the database of a hub that runs', async () => {
    const database = await emptyDatabase();
    const at = { DATABASE_URL: commandUrl(database.url), TOUCHLINE_DATA: store.path, LOG_LEVEL: 'silent' };
    const hub = spawnHub(['serve'], { ...at, TOUCHLINE_PORT: '0' });
    await hub.says('hub is at');
    const refused = spawnHub(['restore', file, '--replace'], at);
    expect([await refused.ended, refused.err()]).toEqual([
      1,
      expect.stringMatching(/stop every hub.*\(database_in_use\)/),
    ]);
    hub.child.kill();
    await hub.ended;
    expect(await spawnHub(['restore', file, '--replace'], at).ended).toBe(0);
    await database.drop();
  });

  it('what a killed move left of people’s data goes when the hub starts', async () => {
    for (const name of ['move.backup', 'move.backup.part']) writeFileSync(join(store.path, name), 'people');
    const hub = spawnHub(['serve'], { TOUCHLINE_DATA: store.path, TOUCHLINE_PORT: '0', LOG_LEVEL: 'silent' });
    await hub.says('hub is at');
    hub.child.kill();
    await hub.ended;
    expect(readdirSync(store.path).filter((name) => name.startsWith('move'))).toEqual([]);
  });

  it('the database needs no migration that it had', async () => {
    expect(await run('migrate')).toMatchObject({ code: 0, said: expect.stringMatching(/^Nothing to do\./) });
  });

  it('the embedded store moves to an empty server, and not to one that holds something', async () => {
    const to = commandUrl(target.url);
    const moved = await run('move', '--to', to);
    expect(moved).toMatchObject({ code: 0, said: expect.stringMatching(/^Moved [\d,]+ rows.*\n.*set DATABASE_URL/s) });
    expect(existsSync(join(store.path, 'move.backup'))).toBe(false);
    const names = await asOwner(target.url, ({ db }) => db.selectFrom('app.workspaces').select('name').execute());
    expect(names).toEqual([{ name: 'Sample workspace' }]);
    expect(await run('move', '--to', to)).toMatchObject({
      code: 1,
      said: expect.stringContaining('holds data already'),
    });
  });
});
