import { VERSION } from '#server/version.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { erase } from './erase.ts';
import { exportCommand } from './export.ts';
import { importTouches } from './import.ts';
import { invite } from './invite.ts';
import { migrate } from './migrate.ts';
import { move } from './move.ts';
import { restore } from './restore.ts';
import { sample } from './sample.ts';
import { serve } from './serve.ts';
import { suppress } from './suppress.ts';
import { writeKey } from './write-key.ts';

/** What `touchline <command>` can do. A new command is a file beside this one and its line here. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  serve,
  migrate,
  check,
  backup,
  restore,
  move,
  invite,
  import: importTouches,
  sample,
  'write-key': writeKey,
  export: exportCommand,
  erase,
  suppress,
};

/** The command of that name. */
export const commandNamed = (name: string | undefined): Command | undefined =>
  name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

/** The answer to `--version` and `--help`, of all or of one command; null when a command is to run. */
export function answerWithout([first, ...rest]: readonly string[]): string | null {
  if (first === '--version' || first === '-v') return `touchline ${VERSION}`;
  if (isHelp(first) || (first === 'help' && rest.length === 0)) return help();
  const [name, more] = first === 'help' ? [rest[0], ['--help']] : [first, rest];
  const command = commandNamed(name);
  return command !== undefined && more.some(isHelp) ? command.usage : null;
}

const isHelp = (arg: string | undefined): boolean => arg === '--help' || arg === '-h';

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map(({ length }) => length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Usage: touchline [command] [options]',
    '',
    ...lines,
    '',
    '"touchline <command> --help" says more; docs/hub.md lists the environment variables.',
  ].join('\n');
}
