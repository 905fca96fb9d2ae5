import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { deviceRequest, deviceResponse, type TokenRequest, tokenRequest } from '#lib/protocol/identity.ts';
import { type JoinResponse, joinResponse } from '#lib/protocol/join.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { HubEnv } from '#server/app/env.ts';
import { HubProblem } from '#server/app/hub-problem.ts';
import { limitBody } from '#server/app/limit-body.ts';
import { jsonBody } from '#server/app/validated.ts';
import { TryLater } from '#server/limits/try-later.ts';
import type { DevicePoll } from './grants/devices.ts';
import { fromClient } from './tries.ts';

const TAGS = ['Signing in'];
const BODY_MAX = 4_096;
type Deps = Pick<AppDeps, 'identity' | 'signIn'>;

/** How a browser gets its token: by the code that /auth/connect sent it, or by waiting for an approval. */
export const tokenRoutes = (deps: Deps) =>
  new Hono<HubEnv>()
    .post(
      '/v1/token',
      describeRoute({
        tags: TAGS,
        summary: 'Turn a code of /auth/connect, or an approved device code, into a token',
        security: [],
        responses: answers('The token, shown this once', joinResponse, [
          'body_invalid',
          'body_not_json',
          'authorization_pending',
          'slow_down',
          'device_expired',
          'device_denied',
          'code_invalid',
        ]),
      }),
      limitBody(BODY_MAX),
      jsonBody(tokenRequest),
      async (c) => c.json(await redeem(deps, c.req.valid('json'))),
    )
    .post(
      '/v1/device',
      describeRoute({
        tags: TAGS,
        summary: 'Ask to be let in from another browser: show userCode, then poll /v1/token',
        security: [],
        responses: answers('The codes; interval and expiresIn in seconds', deviceResponse, [
          'body_invalid',
          'body_not_json',
          'too_many_requests',
        ]),
      }),
      limitBody(BODY_MAX),
      jsonBody(deviceRequest),
      async (c) => {
        const wait = await deps.signIn.tries.take(...fromClient('devicesFromClient', c.var.clientAddress));
        if (wait !== null) throw new TryLater('too_many_requests', wait);
        return c.json(await deps.signIn.devices.start(c.req.valid('json').device ?? null));
      },
    );

async function redeem({ identity, signIn }: Deps, request: TokenRequest): Promise<JoinResponse> {
  if (request.grant === 'device') {
    const polled = await signIn.devices.poll(request.deviceCode);
    if (typeof polled === 'string') throw new HubProblem(polled, WAITING[polled]);
    return admitted(await identity.admit(polled.workspaceId, polled.memberId, polled.name));
  }
  const who = await signIn.codes.redeem(request.code, request);
  if (who === null) throw codeInvalid();
  return admitted(await identity.admit(who.workspaceId, who.memberId, request.device ?? null));
}

function admitted(joined: JoinResponse | null): JoinResponse {
  if (joined === null) throw codeInvalid();
  return joined;
}

const codeInvalid = () =>
  new HubProblem('code_invalid', 'This code was used already, is older than a minute, or is not yours: sign in again.');

const WAITING: Record<Extract<DevicePoll, string>, string> = {
  authorization_pending: 'Nobody has approved this yet: ask again after the interval.',
  slow_down: 'This was asked too soon: wait for the interval.',
  device_expired: 'This code has ended: ask for a new one.',
  device_denied: 'Somebody said no to this sign-in.',
};
