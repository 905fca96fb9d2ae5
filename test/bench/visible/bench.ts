import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Defer } from '#test/bench/harness/bench.ts';
import { startBenchDatabase } from '#test/bench/harness/database.ts';
import { startHubProcess } from '#test/bench/harness/hub-process.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { openWire } from '#test/bench/harness/wire.ts';
import { commitServer } from '#test/bench/note-trip/commit-server.ts';
import { makePushers, note, send } from '#test/bench/push/pushers.ts';
import { type Ear, listen } from './listener.ts';

const ROUNDS = 5;
/** Notes of a round, by how many listen: one to a thousand is a second's work for the machine. */
const NOTES = { 1: 40, 100: 20, 1000: 5 } as const;
/** Streams of one member are limited. */
const STREAMS_EACH = 10;
const CROWDS = [1, 100, 1_000] as const;

export const visibleBench: Bench = {
  name: 'visible',
  title: 'A note, visible in another client',
  what:
    'From a push of one note leaving until another client (woken by its stream) has the note from its pull, in one ' +
    'workspace with so many clients that listen and pull alike; against a POST to a bare server that commits one row on the ' +
    `same PostgreSQL. p50 and p95 of ${Object.values(NOTES).join(', ')} notes a round. Goal: p95 at most 4 times its floor ` +
    'with one listener.',
  async run(defer) {
    const database = await startBenchDatabase(defer);
    const url = await startHubProcess(defer, database);
    const [writer] = await makePushers(database, url, { workspaces: 1, each: 1 });
    if (writer === undefined) throw new Error('nobody writes');
    const path = writer.path.replace(/\/push$/, '');
    const workspaceId = path.split('/').at(-1) ?? '';
    const ears: Ear[] = [];
    for (let n = 0; n < 1_000 / STREAMS_EACH; n += 1) {
      const { token } = await database.join({ id: workspaceId, name: 'Workspace 0', sample: false }, `Ear ${n}`, 'rep');
      ears.push({ url, path, token });
    }
    const gather = startCrowd(defer, ears);
    const wire = await openWire(url);
    defer(() => wire.close());
    let arrived = (_body: string) => {};
    const [own] = ears;
    if (own === undefined) throw new Error('nobody listens');
    const leave = await listen(own, (body) => arrived(body));
    defer(leave);

    const seen = async (): Promise<number> => {
      const said = note(writer);
      const came = new Promise<number>((resolve) => {
        arrived = (body) => body.includes(said.noteId) && resolve(performance.now());
      });
      const began = performance.now();
      await send(wire, writer, [said]);
      return (await came) - began;
    };
    const bare = await openWire(await commitServer(defer, database.connection));
    defer(() => bare.close());
    const json = JSON.stringify(note(writer));
    const post = async (): Promise<number> => {
      const began = performance.now();
      await bare.ask('/', 'none', json);
      return performance.now() - began;
    };
    const withCrowd = (count: keyof typeof NOTES) => () => percentiles(seen, NOTES[count], () => gather(count - 1));
    const floor = () => percentiles(post, NOTES[1], () => sleep(5));
    const samples = await interleave(
      { floor, '1': withCrowd(1), '100': withCrowd(100), '1000': withCrowd(1_000) },
      { rounds: ROUNDS },
    );
    return CROWDS.flatMap((count) =>
      (['p50', 'p95'] as const).map((at) => ({
        figure: `${count === 1 ? 'one client listens' : `${count.toLocaleString('en')} clients listen`}, ${at}`,
        unit: 'ms' as const,
        measured: samples.of(`${count}`, at),
        against: `POST and commit, ${at}`,
        peer: samples.of('floor', at),
      })),
    );
  },
};

/** p50 and p95 of so many measurements, each once everything is at rest again after the one before. */
async function percentiles(
  measure: () => Promise<number>,
  count: number,
  rest: () => Promise<void>,
): Promise<{ p50: number; p95: number }> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    await rest();
    taken.push(await measure());
  }
  taken.sort((one, other) => one - other);
  const at = (share: number) => taken[Math.ceil(share * taken.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Other clients, in a process of their own; gives how to have so many of them listen, and wait until they are at rest. */
function startCrowd(defer: Defer, ears: readonly Ear[]): (count: number) => Promise<void> {
  const crowd = fork(new URL('./crowd.ts', import.meta.url));
  defer(() => crowd.kill());
  return async (count) => {
    crowd.send({ ears, count });
    await once(crowd, 'message');
  };
}
