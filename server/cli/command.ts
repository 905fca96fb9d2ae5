import type { Logger } from 'pino';
import type { Config } from '#server/config.ts';

/** What a command gets. */
export type CommandInput = {
  /** What stood after the command's name. */
  readonly args: string[];
  readonly config: Config;
  readonly log: Logger;
  /** One line on stdout. */
  readonly print: (line: string) => void;
  /** Aborts when the person stops the command. */
  readonly signal: AbortSignal;
};

/** A command of `touchline`. It throws StartError for what the person can mend. */
export type Command = (input: CommandInput) => Promise<void>;
