import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { HubEnv } from '#server/app/env.ts';
import { HubProblem } from '#server/app/hub-problem.ts';
import { type AtOnce, createAtOnce } from './at-once.ts';
import { addressKey, clientAddress, type Trust } from './client-address.ts';
import type { Limits } from './defaults.ts';
import type { KnownSecrets } from './known-secrets.ts';
import { perMinute } from './rate.ts';

type Options = { limits: Limits; trust: Trust; known: KnownSecrets; hub: AtOnce; log: Logger };

/**
 * Middleware for every request. Counts it by its client's address and in all, for as long as it is being answered, and
 * leaves the address as `clientAddress`. An address from which too many wrong secrets came is not looked up any more
 * for a while, but for secrets that opened something lately: nobody locks out their colleagues.
 */
export function ofClient({ limits, trust, known, hub, log }: Options) {
  const noticeProxy = warnOfProxy(trust, log);
  const rate = perMinute(limits.addressPerMinute);
  const wrong = perMinute(limits.wrongSecretsPerMinute);
  const addresses = createAtOnce({ limit: limits.addressAtOnce, code: 'too_many_requests' });
  return createMiddleware<HubEnv>(async (c, next) => {
    // A request that a program makes without a connection (tests) has no socket.
    const socketAddress = c.env?.incoming?.socket.remoteAddress ?? '';
    const forwardedFor = c.req.header('x-forwarded-for');
    noticeProxy(forwardedFor);
    const address = clientAddress(socketAddress, forwardedFor, trust);
    c.set('clientAddress', address);
    const key = addressKey(address);
    await rate.take(key);
    if (mayGuess(c.req.method, c.req.header('authorization'), known)) await wrong.hold(key);
    await addresses.during(key, () => hub.during('', next));
    if (c.res.status === 401 && isGuess(c.error)) await wrong.note(key);
  });
}

/** Says once that there seems to be a proxy which is not believed: then all clients share one address and its limits. */
function warnOfProxy(trust: Trust, log: Logger): (forwardedFor: string | undefined) => void {
  let quiet = !('hops' in trust && trust.hops === 0);
  return (forwardedFor) => {
    if (quiet || forwardedFor === undefined) return;
    quiet = true;
    log.warn(
      'requests come with X-Forwarded-For, which is not believed: if a proxy of yours stands before the hub, set TRUST_PROXY',
    );
  };
}

/** Whether the request may be a guess: its secret opened nothing lately, or stands in its body perhaps. */
const mayGuess = (method: string, header: string | undefined, known: KnownSecrets): boolean =>
  header === undefined ? method === 'POST' : !known.has(header);

/** Tokens that were good once, and none at all, are no guesses. */
const NO_GUESS = new Set<string>(['token_missing', 'token_expired', 'token_revoked', 'member_removed']);
const isGuess = (error: Error | undefined): boolean => !(error instanceof HubProblem && NO_GUESS.has(error.code));
