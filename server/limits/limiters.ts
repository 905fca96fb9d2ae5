import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { HubEnv, MemberEnv } from '#server/app/env.ts';
import type { Metrics } from '#server/app/metrics.ts';
import type { Store } from '#server/db/store.ts';
import { createAtOnce } from './at-once.ts';
import type { Trust } from './client-address.ts';
import type { Limits } from './defaults.ts';
import { showLoad } from './figures.ts';
import { createKnownSecrets, type KnownSecrets } from './known-secrets.ts';
import { ofClient } from './of-client.ts';
import { leaveOpen } from './patience.ts';
import { perMinute } from './rate.ts';

type Options = { limits: Limits; trust: Trust; metrics: Metrics; store: Pick<Store, 'load'>; log: Logger };

/** What keeps any one client, member or source from taking the hub for themselves. One for each hub process. */
export type Limiters = ReturnType<typeof createLimiters>;

export function createLimiters({ limits, trust, metrics, store, log }: Options) {
  const known = createKnownSecrets();
  const hub = createAtOnce({ limit: limits.hubAtOnce, code: 'overloaded' });
  const writeKeys = perMinute(limits.writeKeyPerMinute);
  showLoad(metrics, hub, store);
  return {
    /** For every request. */
    ofClient: ofClient({ limits, trust, known, hub, log }),
    /** For every request behind `authed`. */
    ofMember: ofMember(limits, known),
    /** Where an event stream opens. */
    ofStreams: ofStreams(limits),
    /** Counts a request that a good write key lets in; `header` is what carried the key, if one did. */
    async ofWriteKey(key: string, header: string | undefined): Promise<void> {
      if (header !== undefined) known.add(header);
      await writeKeys.take(key);
    },
  };
}

/** Counts the request by its member, while it is being answered; its token is known from here on. */
function ofMember(limits: Limits, known: KnownSecrets) {
  const rate = perMinute(limits.memberPerMinute);
  const members = createAtOnce({ limit: limits.memberAtOnce, code: 'too_many_requests' });
  return createMiddleware<MemberEnv>(async (c, next) => {
    known.add(c.req.header('authorization') ?? '');
    const key = `${c.var.workspaceId}.${c.var.member.id}`;
    await rate.take(key);
    await members.during(key, next);
  });
}

/** Counts the stream until its connection closes. A client that finds no room polls. */
function ofStreams(limits: Limits) {
  const streams = createAtOnce({ limit: limits.streams, code: 'overloaded', seconds: 5 });
  return createMiddleware<HubEnv>(async (c, next) => {
    c.env.outgoing.on('close', streams.enter(''));
    leaveOpen(c.env.outgoing);
    await next();
  });
}
