import { answerWithout, COMMANDS, commandNamed } from './cli/commands.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { asStartError } from './outside-fault.ts';
import { StartError } from './start-error.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the command and gives its exit code: 0, or 1 with one sentence and its code on stderr that says what to do. */
async function main(argv: string[], signal: AbortSignal): Promise<number> {
  const answer = answerWithout(argv);
  if (answer !== null) {
    print(answer);
    return 0;
  }
  try {
    const [name = 'serve', ...args] = argv;
    const command = commandNamed(name);
    if (command === undefined)
      throw new StartError('command_unknown', `No command "${name}": use one of ${Object.keys(COMMANDS).join(', ')}.`);
    const config = readConfig(process.env);
    await command.run(args, { config, log: createLog(config.logLevel), print, signal });
    return 0;
  } catch (error) {
    const known = asStartError(error);
    if (known === null) throw error;
    process.stderr.write(`${known.code === 'usage_wrong' ? known.message : `${known.message} (${known.code})`}\n`);
    return 1;
  }
}

/** So soon after the first it is the same signal: npm and timeout(1) pass on what the whole group has got already. */
const SAME_SIGNAL_MS = 1_000;

/** The first signal ends in order, by aborting; a later one ends at once. */
function abortOnSignal(): AbortSignal {
  const stop = new AbortController();
  let first = Number.POSITIVE_INFINITY;
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      if (performance.now() - first > SAME_SIGNAL_MS) process.exit(1);
      first = Math.min(first, performance.now());
      stop.abort();
    });
  }
  return stop.signal;
}

process.exitCode = await main(process.argv.slice(2), abortOnSignal());
