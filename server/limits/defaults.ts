/**
 * What the hub takes at most. Ordinary teams never meet these; docs/hub.md says what each is for. 0 switches a limit off.
 * Counters live in the process: of several hubs behind a balancer each counts for itself.
 */
export const LIMITS = {
  addressPerMinute: 36_000,
  memberPerMinute: 1_200,
  writeKeyPerMinute: 30_000,
  wrongSecretsPerMinute: 30,
  addressAtOnce: 512,
  memberAtOnce: 32,
  hubAtOnce: 2_000,
  streams: 20_000,
  headersMs: 10_000,
  requestMs: 60_000,
  quietMs: 60_000,
  answerMs: 300_000,
  keepAliveMs: 75_000,
  databaseConnections: 20,
  databaseQueue: 1_000,
  databaseWaitMs: 10_000,
  statementMs: 30_000,
  lockMs: 10_000,
  idleInTransactionMs: 30_000,
} as const satisfies Record<string, number>;

export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/**
 * Reads `name=value` pairs, separated by commas, over the defaults.
 * @throws Error that says what it must be
 */
export function readLimits(text: string | undefined): Limits {
  const said = (text ?? '').split(',').filter((pair) => pair.trim() !== '');
  return { ...LIMITS, ...Object.fromEntries(said.map(readPair)) };
}

function readPair(pair: string): [string, number] {
  const [, name = '', value = ''] = /^\s*(\w+)\s*=\s*(\d{1,12})\s*$/.exec(pair) ?? [];
  if (Object.hasOwn(LIMITS, name)) return [name, Number(value)];
  throw new Error(`must be name=number, separated by commas, with the names ${Object.keys(LIMITS).join(', ')}`);
}

/** The limit as a ceiling for counts. */
export const ceiling = (limit: number): number => (limit === 0 ? Number.MAX_SAFE_INTEGER : limit);
