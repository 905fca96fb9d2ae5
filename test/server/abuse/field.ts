import { tablesOf } from '#test/server/tenancy/catalogue.ts';
import { furnishSide } from '#test/server/tenancy/world.ts';
import { startTestHub } from '#test/support/hub/start-test-hub.ts';
import { watchEffects } from './effects.ts';
import { type Storm, storm } from './storm.ts';

/** Several storms at a time over one hub, each in a workspace of its own, beside one that nobody may touch. */
export async function runStorms({ storms, times, seed }: { storms: number; times: number; seed: number }) {
  const hub = await startTestHub({ limits: { addressAtOnce: 0 } });
  const sides = [];
  for (let at = 0; at < storms; at += 1) sides.push(await furnishSide(hub, `storm${at}`));
  const theirs = await furnishSide(hub, 'wombat');
  const effects = await watchEffects(hub.database.databaseUrl, await tablesOf(hub.database.store));
  const results: Storm[] = await Promise.all(
    sides.map((side, at) => storm({ url: hub.url, side, theirs: theirs.rows, effects }, { seed: seed + at, times })),
  );
  // The hub looks by itself, in every workspace, for what is too old.
  const changed = await effects.outside(sides.map(({ workspace }) => workspace.id));
  const outside = changed.filter((table) => table !== 'retention');
  const failed = hub.logged.filter((line) => line.includes('request failed'));
  const alive = (await fetch(`${hub.url}/readyz`)).status;
  await effects.close();
  await hub.close();
  const statuses = new Map<number, number>();
  for (const each of results) {
    for (const [status, count] of Object.entries(each.statuses)) {
      statuses.set(Number(status), (statuses.get(Number(status)) ?? 0) + count);
    }
  }
  return {
    statuses: Object.fromEntries([...statuses].sort(([a], [b]) => a - b)),
    wrong: results.flatMap(({ wrong }) => wrong),
    outside,
    failed,
    alive,
  };
}
