import { sql } from 'kysely';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { positionOf, writeCursor } from '#server/sync/cursor.ts';
import type { Bench } from '#test/bench/harness/bench.ts';
import { type BenchDatabase, startBenchDatabase } from '#test/bench/harness/database.ts';
import { startHubProcess } from '#test/bench/harness/hub-process.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { openWire, type Wire } from '#test/bench/harness/wire.ts';
import { makePushers, note, type Pusher, send, WORDS } from '#test/bench/push/pushers.ts';

const ROUNDS = 5;
const TIMES = 40;
const PAGE = 1_000;
const SIZES = [1_000, 100_000, 1_000_000] as const;

export const growthBench: Bench = {
  name: 'growth',
  title: 'As a workspace grows',
  what:
    `One push of one note, the pull that brings it, and a page of ${PAGE.toLocaleString('en')} notes, in workspaces of ` +
    `1,000, 100,000 and 1,000,000 notes (mean of ${TIMES}, or of 4 pages, one after another, through HTTP); against the ` +
    'same in the smallest. The cost must stay flat.',
  async run(defer) {
    const database = await startBenchDatabase(defer);
    const url = await startHubProcess(defer, database);
    const wire = await openWire(url);
    defer(() => wire.close());
    const pushers = await makePushers(database, url, { workspaces: SIZES.length, each: 1 });
    const grown = new Map<number, Grown>();
    for (const [index, size] of SIZES.entries()) {
      const pusher = pushers[index];
      if (pusher === undefined) throw new Error('a workspace is missing');
      await fill(database, pusher, size);
      grown.set(size, await standingAtEnd(wire, pusher));
    }
    await database.store.owner((tx) => sql`analyze app.notes`.execute(tx));
    const measure = (size: number) => async () => {
      const of = grown.get(size);
      if (of === undefined) throw new Error('a workspace is missing');
      return pushAndPull(wire, of);
    };
    const samples = await interleave(
      { '1000': measure(1_000), '100000': measure(100_000), '1000000': measure(1_000_000) },
      { rounds: ROUNDS },
    );
    const figures = { push: 'push of a note', pull: 'pull of one note', page: `a page of ${PAGE} notes` } as const;
    return ([100_000, 1_000_000] as const).flatMap((size) =>
      (['push', 'pull', 'page'] as const).map((what) => ({
        figure: `${size.toLocaleString('en')} notes: ${figures[what]}`,
        unit: 'ms' as const,
        measured: samples.of(`${size}`, what),
        against: 'among 1,000',
        peer: samples.of('1000', what),
      })),
    );
  },
};

/** A client that holds everything, and where a page in the middle begins. */
type Grown = { pusher: Pusher; cursor: string; middle: string };

/** Writes notes straight into the workspace, each with a version of its own, over the last 80 days. */
async function fill({ store }: BenchDatabase, { path, contactId }: Pusher, size: number): Promise<void> {
  const workspaceId = path.split('/').at(-2) ?? '';
  await store.owner(async (tx) => {
    await sql`
      insert into app.notes (workspace_id, id, version, contact_id, author_id, written_at, received_at, outcome, kinds, text)
      select note.workspace_id, gen_random_uuid(), counter.version + n, ${contactId}, note.author_id, moment, moment,
        'connected', '{pricing}', ${WORDS}
      from (select * from app.notes where workspace_id = ${workspaceId} limit 1) as note
      join app.workspace_versions as counter using (workspace_id)
      cross join generate_series(1, ${size}) as n
      cross join lateral (select now() - interval '80 days' * (1 - n::float / ${size}) as moment) as time`.execute(tx);
    await sql`update app.workspace_versions set version = version + ${size} where workspace_id = ${workspaceId}`.execute(
      tx,
    );
  });
}

const pullPath = ({ path }: Pusher, cursor: string, limit: number): string =>
  `${path.replace(/push$/, 'pull')}?${new URLSearchParams({ protocol: `${PROTOCOL_VERSION}`, limit: `${limit}`, ...(cursor !== '' && { cursor }) })}`;

type Page = { cursor: string; changes: { row: { id?: string; version: number } }[] };

/** The cursor of a client that holds everything: a first page's, moved to the newest version. */
async function standingAtEnd(wire: Wire, pusher: Pusher): Promise<Grown> {
  const { cursor } = JSON.parse(await wire.ask(pullPath(pusher, '', 1), pusher.token)) as Page;
  await send(wire, pusher, [note(pusher)]);
  const workspaceId = pusher.path.split('/').at(-2) ?? '';
  const clock = { workspaceId, epoch: 1, version: Number.MAX_SAFE_INTEGER, floor: 0 };
  const position = positionOf(cursor, clock);
  if (position === null || typeof position === 'string') throw new Error('the hub gave a cursor that leads nowhere');
  const at = (version: number) => writeCursor(clock, { ...position, version });
  const newest = await newestVersion(wire, pusher, at);
  return { pusher, cursor: at(newest), middle: at(Math.max(0, Math.floor(newest / 2) - PAGE)) };
}

/** Finds the newest version by asking: a cursor beyond it is answered by 410. */
async function newestVersion(wire: Wire, pusher: Pusher, at: (version: number) => string): Promise<number> {
  let [low, high] = [0, 2_000_000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const known = await wire.ask(pullPath(pusher, at(middle), 1), pusher.token).then(
      () => true,
      () => false,
    );
    if (known) low = middle;
    else high = middle;
  }
  return low;
}

/** Means, in ms: a push, the pull that brings its note and nothing else, and a page in the middle. */
async function pushAndPull(wire: Wire, grown: Grown): Promise<{ push: number; pull: number; page: number }> {
  const { pusher } = grown;
  let [push, pull, page] = [0, 0, 0];
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    await send(wire, pusher, [note(pusher)]);
    const pushed = performance.now();
    const brought = JSON.parse(await wire.ask(pullPath(pusher, grown.cursor, PAGE), pusher.token)) as Page;
    pull += performance.now() - pushed;
    push += pushed - began;
    if (brought.changes.length !== 1) throw new Error(`the pull brought ${brought.changes.length} rows`);
    grown.cursor = brought.cursor;
  }
  for (let n = 0; n < 4; n += 1) {
    const began = performance.now();
    await wire.ask(pullPath(pusher, grown.middle, PAGE), pusher.token);
    page += performance.now() - began;
  }
  return { push: push / TIMES, pull: pull / TIMES, page: page / 4 };
}
