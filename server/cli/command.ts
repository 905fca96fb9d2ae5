import { type ParseArgsConfig, type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Logger } from 'pino';
import type { Config } from '#server/config.ts';
import { StartError } from '#server/start-error.ts';

/** What every command finds around it. */
export type Surroundings = {
  readonly config: Config;
  readonly log: Logger;
  /** One line on stdout. */
  readonly print: (line: string) => void;
  /** Aborts when the person stops the command. */
  readonly signal: AbortSignal;
};

/** A command of `touchline`, as the table in main.ts knows it. `run` throws StartError for what the person can mend. */
export type Command = {
  /** A few words for the list of all commands. */
  readonly summary: string;
  /** All of its help, from "Usage: touchline ..." on. */
  readonly usage: string;
  readonly run: (args: string[], around: Surroundings) => Promise<void>;
};

type Values<O extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: O }>>['values'];
/** One text for each operand that the command names. */
type Operands<P extends readonly string[]> = { readonly [K in keyof P]: string };

type Definition<O extends ParseArgsOptionsConfig, P extends readonly string[]> = {
  readonly summary: string;
  readonly usage: string;
  readonly options: O;
  /** What must stand after the options, such as FILE; none, if left out. */
  readonly operands?: P;
  readonly run: (asked: Values<O>, around: Surroundings, ...operands: Operands<P>) => Promise<void>;
};

/** Makes a command that reads its arguments by `options` and refuses all others with its usage. */
export function defineCommand<const O extends ParseArgsOptionsConfig, const P extends readonly string[] = []>(
  definition: Definition<O, P>,
): Command {
  const { summary, usage, options, operands = [], run } = definition;
  return {
    summary,
    usage,
    run: async (args, around) => {
      const { values, positionals } = read(args, { options, allowPositionals: true }, usage);
      if (positionals.length !== operands.length || positionals.includes(''))
        throw new StartError('usage_wrong', usage);
      // As many as P has, which was just looked at; the type of an array cannot say so.
      await run(values as Values<O>, around, ...(positionals as unknown as Operands<P>));
    },
  };
}

function read<C extends ParseArgsConfig>(args: string[], config: C, usage: string) {
  try {
    return parseArgs({ ...config, args });
  } catch {
    throw new StartError('usage_wrong', usage);
  }
}
