import type { Bench, Row } from '#test/bench/harness/bench.ts';
import { startBenchDatabase } from '#test/bench/harness/database.ts';
import { startHubProcess } from '#test/bench/harness/hub-process.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { openPgbench } from './pgbench.ts';
import { clientsOf, linesOf, makePushers, type Pusher, pushFor, WORDS } from './pushers.ts';

const ROUNDS = 5;
const SECONDS = 3;

export const pushBench: Bench = {
  name: 'push',
  title: 'Pushes',
  what:
    'Notes a second through HTTP, each acknowledged only after its commit, with authentication and row-level security ' +
    '(one note to a push; ten and fifty, as from a client that comes back with what was typed offline), against pgbench’s ' +
    'bare single inserts into a table of the same server. “Side by side” is 16 clients of the same workspace at a time, ' +
    'one workspace after another: the hub commits their pushes together. Hub, PostgreSQL and the clients share the two ' +
    'cores. Goal: half of pgbench’s, where pushes come in batches.',
  async run(defer) {
    const database = await startBenchDatabase(defer);
    const hub = await startHubProcess(defer, database);
    const pgbench = await openPgbench(defer, database, WORDS);
    const together = await makePushers(database, hub, { workspaces: 1, each: 16 });
    const apart = await makePushers(database, hub, { workspaces: 100, each: 1 });
    const sideBySide = clientsOf(apart, 16);
    const push = (clients: number, pushers: readonly Pusher[], notes: number) => async () => ({
      rate: await pushFor(SECONDS * 1_000, [hub], linesOf(clients, pushers), notes),
    });
    const bare = (clients: number) => async () => ({ rate: await pgbench({ clients, seconds: SECONDS }) });
    const samples = await interleave(
      {
        bare1: bare(1),
        bare16: bare(16),
        'one 1': push(1, together, 1),
        'one 16': push(16, together, 1),
        'hundred 1': push(1, apart, 1),
        'hundred 16': push(16, apart, 1),
        'hundred 16 tens': push(16, apart, 10),
        'hundred 16 fifties': push(16, apart, 50),
        'beside 16': push(16, sideBySide, 1),
        'beside 16 tens': push(16, sideBySide, 10),
        'beside 16 fifties': push(16, sideBySide, 50),
      },
      { rounds: ROUNDS },
    );
    const row = (figure: string, of: Parameters<typeof samples.of>[0], clients: 1 | 16): Row => ({
      figure,
      unit: 'notes/s',
      measured: samples.of(of, 'rate'),
      against: `pgbench, ${clients === 1 ? '1 client' : '16 clients'}`,
      peer: samples.of(`bare${clients}`, 'rate'),
    });
    return [
      row('1 client, 1 workspace', 'one 1', 1),
      row('1 client, 100 workspaces', 'hundred 1', 1),
      row('16 clients, 1 workspace', 'one 16', 16),
      row('16 clients, 100 workspaces', 'hundred 16', 16),
      row('16 clients, 100 workspaces, ten notes a push', 'hundred 16 tens', 16),
      row('16 clients, 100 workspaces, fifty notes a push', 'hundred 16 fifties', 16),
      row('16 clients side by side, 100 workspaces', 'beside 16', 16),
      row('16 clients side by side, 100 workspaces, ten notes a push', 'beside 16 tens', 16),
      row('16 clients side by side, 100 workspaces, fifty notes a push', 'beside 16 fifties', 16),
    ];
  },
};
