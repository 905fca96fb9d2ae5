import { afterEach, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { tablesOf, unsealTables } from './catalogue.ts';
import { ROUTES } from './routes.ts';
import { unfiltered } from './unfiltered.ts';
import { type Findings, type Ground, walk } from './walk.ts';
import { furnishSide } from './world.ts';

let taken: () => number = () => 0;
let hub: TestHub;

async function open({ filters }: { filters: boolean }): Promise<Ground> {
  hub = await startTestHub({
    store: (store, databaseUrl) => {
      if (filters) return store;
      const bare = unfiltered(store, databaseUrl);
      taken = bare.taken;
      return bare;
    },
  });
  const [ours, theirs] = [await furnishSide(hub, 'quokka'), await furnishSide(hub, 'wombat')];
  return { url: hub.url, store: hub.database.store, ours, theirs };
}
afterEach(() => hub.close());

describe('every route of the hub', { timeout: 300_000 }, () => {
  it('says in the table of routes what it takes and what it may give', async () => {
    await open({ filters: true });
    const served = hub.routes.map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(ROUTES).sort()).toEqual([...new Set(served)].sort());
  });

  it('tells and does nothing across workspaces, by any role and any token', async () => {
    const { wrong, asked } = await walk(await open({ filters: true }));
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  });

  it('nor does it with row-level security switched off', async () => {
    const ground = await open({ filters: true });
    await unsealTables(ground.store, await tablesOf(ground.store));
    expect((await walk(ground)).wrong).toEqual([]);
  });

  it('nor does it with the filters of all queries switched off', async () => {
    const { wrong } = await walk(await open({ filters: false }));
    expect(wrong).toEqual([]);
    expect(taken()).toBeGreaterThan(1_000);
  });

  it('does leak with both switched off, so that the walk above would find it', async () => {
    const ground = await open({ filters: false });
    await unsealTables(ground.store, await tablesOf(ground.store));
    const { wrong }: Findings = await walk(ground);
    expect(wrong.join('\n')).toContain('its word');
    expect(wrong.join('\n')).toContain('it changed the other workspace');
    expect(wrong.length).toBeGreaterThan(50);
  });
});
