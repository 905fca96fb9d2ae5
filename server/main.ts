import type { Command } from './cli/command.ts';
import { importTouches } from './cli/import.ts';
import { invite } from './cli/invite.ts';
import { sample } from './cli/sample.ts';
import { serve } from './cli/serve.ts';
import { writeKey } from './cli/write-key.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { StartError } from './start-error.ts';

/** What `touchline <command>` can do; without one it serves. */
const COMMANDS: Record<string, Command> = { serve, invite, import: importTouches, sample, 'write-key': writeKey };

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the command and gives its exit code: 0, or 1 with one sentence on stderr that says what to do. */
async function main([name = 'serve', ...args]: string[], signal: AbortSignal): Promise<number> {
  try {
    const command = COMMANDS[name];
    if (command === undefined)
      throw new StartError(`No command "${name}": use one of ${Object.keys(COMMANDS).join(', ')}.`);
    const config = readConfig(process.env);
    await command({ args, config, log: createLog(config.logLevel), print, signal });
    return 0;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

const stop = new AbortController();
// The first signal ends in order; a second one, with the listeners gone, ends at once.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

process.exitCode = await main(process.argv.slice(2), stop.signal);
