import type { Bench } from '#test/bench/harness/bench.ts';
import { startBenchDatabase } from '#test/bench/harness/database.ts';
import { startHubProcess } from '#test/bench/harness/hub-process.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { linesOf, makePushers, pushFor } from '#test/bench/push/pushers.ts';

const ROUNDS = 5;
const MS = 3_000;
const CLIENTS = 16;

export const twoHubsBench: Bench = {
  name: 'two-hubs',
  title: 'Two hubs against one',
  what:
    'Notes a second from 16 clients over 100 workspaces (and over one, where both hubs want the same counter), through two ' +
    'hubs over one PostgreSQL and through one. Hubs, PostgreSQL and clients share the two cores, so a second hub can only ' +
    'take what the others leave; what it shows is that neither stands in the other’s way.',
  async run(defer) {
    const database = await startBenchDatabase(defer);
    const first = await startHubProcess(defer, database);
    const hubs = [first, await startHubProcess(defer, database)];
    const apart = linesOf(CLIENTS, await makePushers(database, first, { workspaces: 100, each: 1 }));
    const together = linesOf(CLIENTS, await makePushers(database, first, { workspaces: 1, each: CLIENTS }));
    const through = (urls: readonly string[], lines: typeof apart, notes: number) => async () => ({
      rate: await pushFor(MS, urls, lines, notes),
    });
    const samples = await interleave(
      {
        'one apart': through([first], apart, 1),
        'two apart': through(hubs, apart, 1),
        'one tens': through([first], apart, 10),
        'two tens': through(hubs, apart, 10),
        'one together': through([first], together, 1),
        'two together': through(hubs, together, 1),
      },
      { rounds: ROUNDS },
    );
    const row = (figure: string, of: 'apart' | 'tens' | 'together') =>
      ({
        figure,
        unit: 'notes/s',
        measured: samples.of(`two ${of}`, 'rate'),
        against: 'one hub',
        peer: samples.of(`one ${of}`, 'rate'),
      }) as const;
    return [
      row('two hubs, 100 workspaces', 'apart'),
      row('two hubs, 100 workspaces, ten notes a push', 'tens'),
      row('two hubs, 1 workspace', 'together'),
    ];
  },
};
