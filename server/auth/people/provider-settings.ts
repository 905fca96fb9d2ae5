import * as z from 'zod/mini';
import { id } from '#lib/model/id.ts';
import { type Role, role } from '#lib/model/member.ts';
import { isLoopback } from '#server/loopback.ts';
import { StartError } from '#server/start-error.ts';

/** A company's single sign-on (OpenID Connect). */
export type Provider = {
  /** Stands in addresses: `oidc`, `oidc-2`, ... in the order of the variables. */
  readonly id: string;
  /** What its button says. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Domains for whose addresses this provider speaks: it is theirs alone. */
  readonly domains: readonly string[];
  /** Where somebody of these domains becomes a member by signing in, and as what. */
  readonly join: { readonly workspace: string; readonly role: Role } | null;
};

const isIssuer = (text: string): boolean =>
  URL.canParse(text) && (new URL(text).protocol === 'https:' || isLoopback(text));

const variables = z.object({
  ISSUER: z.string().check(z.refine(isIssuer, 'must be an https address')),
  CLIENT_ID: z.string('must be set beside the issuer'),
  CLIENT_SECRET: z.string('must be set beside the issuer'),
  NAME: z._default(z.string(), 'Single sign-on'),
  DOMAINS: z._default(z.string(), ''),
  JOIN_WORKSPACE: z.optional(id),
  JOIN_ROLE: z._default(role, 'rep'),
});

/**
 * Reads `OIDC_ISSUER`, `OIDC_CLIENT_ID`, ... and, for further ones, `OIDC_2_ISSUER`, `OIDC_3_ISSUER`, ...
 * Throws StartError for a provider that lacks something.
 */
export function readProviders(env: Record<string, string | undefined>): Provider[] {
  const prefixes = Object.keys(env).flatMap((name) => /^(OIDC_(?:\d+_)?)ISSUER$/.exec(name)?.[1] ?? []);
  return prefixes.sort().map((prefix) => readProvider(env, prefix));
}

function readProvider(env: Record<string, string | undefined>, prefix: string): Provider {
  const own = Object.entries(env).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  );
  const read = z.safeParse(variables, Object.fromEntries(own));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new StartError(
      'environment_wrong',
      `The environment variable ${prefix}${String(issue?.path[0])} is wrong: ${issue?.message}.`,
    );
  }
  const { data } = read;
  const domains = data.DOMAINS.toLowerCase()
    .split(/[\s,]+/)
    .filter((domain) => domain !== '');
  if (data.JOIN_WORKSPACE !== undefined && domains.length === 0) {
    throw new StartError(
      'environment_wrong',
      `${prefix}JOIN_WORKSPACE needs ${prefix}DOMAINS: say whose addresses may join by themselves.`,
    );
  }
  return {
    id: prefix.toLowerCase().replaceAll('_', '-').replace(/-$/, ''),
    name: data.NAME,
    issuer: data.ISSUER.replace(/\/+$/, ''),
    clientId: data.CLIENT_ID,
    clientSecret: data.CLIENT_SECRET,
    domains,
    join: data.JOIN_WORKSPACE === undefined ? null : { workspace: data.JOIN_WORKSPACE, role: data.JOIN_ROLE },
  };
}
