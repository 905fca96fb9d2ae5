import { join } from 'node:path';
import * as z from 'zod/mini';
import { readSignInSettings, type SignInSettings } from './auth/settings.ts';
import { readTrust, TRUST_NOBODY, type Trust } from './limits/client-address.ts';
import { LIMITS, type Limits, readLimits } from './limits/defaults.ts';
import { isLoopback } from './loopback.ts';
import { StartError } from './start-error.ts';

const port = z
  .string()
  .check(z.refine((text) => /^\d{1,5}$/.test(text) && Number(text) < 65_536, 'must be a port number'));

/** A variable that a reader of its own makes sense of; what the reader throws says what is wrong. */
const readBy = <T>(read: (text: string) => T) =>
  z.pipe(
    z.string(),
    z.transform((text, context) => {
      try {
        return read(text);
      } catch (error) {
        context.issues.push({ code: 'custom', message: error instanceof Error ? error.message : '', input: text });
        return z.NEVER;
      }
    }),
  );

const environment = z.object({
  TOUCHLINE_PORT: z._default(port, '7717'),
  TOUCHLINE_HOST: z._default(z.string(), '127.0.0.1'),
  PUBLIC_URL: z.optional(readBy(readPublicUrl)),
  // Not z.url: libpq's form with a socket (postgresql://me@/db?host=/run/postgresql) has no host, and is a good one.
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//, 'must start with postgresql://'))),
  NATS_URL: z.optional(z.string().check(z.refine(isNatsUrl, 'must be a nats:// or tls:// address'))),
  TOUCHLINE_DATA: z._default(z.string().check(z.minLength(1)), './.touchline/store'),
  ERASURE_LEDGER: z.optional(z.string()),
  TRUST_PROXY: z._default(readBy(readTrust), TRUST_NOBODY),
  LIMITS: z._default(readBy(readLimits), LIMITS),
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(16, 'must have at least 16 characters'))),
  LOG_LEVEL: z._default(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'must be trace, debug, info, warn, error or silent'),
    'info',
  ),
});

/**
 * The address people reach the hub by. Tokens would cross a network in the clear by http, so the extension takes it on this
 * machine alone.
 * @throws Error that says what it must be
 */
function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new Error('must be an http or https address');
  if (url.pathname + url.search + url.hash + url.username + url.password !== '/')
    throw new Error(
      'must be a scheme, a host and perhaps a port: the hub needs a name of its own, since its pages stand at /auth',
    );
  if (url.protocol === 'http:' && !isLoopback(text))
    throw new Error('must start with https:// beyond this machine: let a proxy end TLS (docs/installation.md)');
  return url.origin;
}

/** One address, or those of a cluster separated by commas. */
function isNatsUrl(text: string): boolean {
  return text.split(',').every((part) => /^(nats|tls):\/\//.test(part.trim()) && URL.canParse(part.trim()));
}

/** How this hub runs. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** The address under which people reach the hub, without a slash at its end. */
  readonly publicUrl: string;
  readonly databaseUrl: string | undefined;
  /** Carries pokes between hubs in place of the database's NOTIFY. */
  readonly natsUrl: string | undefined;
  readonly dataDir: string;
  /** The file of erasures, which a restore does again (server/privacy/ledger.ts). */
  readonly ledgerPath: string;
  /** Whose word on a client's address is taken. */
  readonly trust: Trust;
  readonly limits: Limits;
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
  /** How people come in. */
  readonly signIn: SignInSettings;
};

/** Reads the configuration from environment variables; empty ones count as not set. Throws StartError. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = z.safeParse(environment, set);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new StartError(
      'environment_wrong',
      `The environment variable ${String(issue?.path[0])} is wrong: ${issue?.message}.`,
    );
  }
  const { TOUCHLINE_PORT, TOUCHLINE_HOST, PUBLIC_URL, DATABASE_URL, NATS_URL, TOUCHLINE_DATA, LOG_LEVEL } = read.data;
  return {
    port: Number(TOUCHLINE_PORT),
    host: TOUCHLINE_HOST,
    publicUrl: PUBLIC_URL ?? `http://${hostInUrl(TOUCHLINE_HOST)}:${TOUCHLINE_PORT}`,
    databaseUrl: DATABASE_URL,
    natsUrl: NATS_URL,
    dataDir: TOUCHLINE_DATA,
    ledgerPath: read.data.ERASURE_LEDGER ?? join(TOUCHLINE_DATA, 'erasures.jsonl'),
    trust: read.data.TRUST_PROXY,
    limits: read.data.LIMITS,
    metricsToken: read.data.METRICS_TOKEN,
    logLevel: LOG_LEVEL,
    signIn: readSignInSettings(set),
  };
}

/** An address to listen on is not always one to visit: every interface, and IPv6 without its brackets. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '::1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
