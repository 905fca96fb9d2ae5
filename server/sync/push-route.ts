import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { type PushResponse, pushRequest, pushResponse } from '#lib/protocol/push.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { HubProblem } from '#server/app/hub-problem.ts';
import { limitBody } from '#server/app/limit-body.ts';
import { jsonBody } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import { assertOurProtocol } from './protocol.ts';
import { createPush, type PushOutcome } from './push.ts';

/** Bytes of a push. 200 mutations of ordinary notes are far below; a client with long ones sends fewer at a time. */
const PUSH_BYTES_MAX = 1_000_000;

/** POST /push: a client's new mutations, in the order of its log. */
export function pushRoute(deps: AppDeps): Hono<MemberEnv> {
  const { store, bus, now, log, metrics } = deps;
  const onDataError = (error: object) => log.warn(error, 'a mutation could not be stored');
  const push = createPush({ db: store.db, bus, now, onDataError });
  return new Hono<MemberEnv>().post(
    '/push',
    describeRoute({
      tags: ['Sync'],
      summary: 'Send changes',
      description:
        'Applies what a client has logged since its last push, each exactly once by (client, seq). ' +
        'A change that cannot be applied is refused by itself; the rest goes on.',
      responses: answers('What became of each change', pushResponse, [
        'body_invalid',
        'body_not_json',
        'protocol_too_old',
        'protocol_too_new',
        'client_not_yours',
        'sequence_gap',
        'body_too_large',
      ]),
    }),
    allow('note.write'),
    limitBody(PUSH_BYTES_MAX),
    jsonBody(pushRequest, assertSpoken),
    async (c) => {
      const { workspaceId, member } = c.var;
      const outcome = settled(await push({ workspaceId, member }, c.req.valid('json')));
      countMutations(metrics, outcome);
      const { lastSeq, results } = outcome;
      return c.json({ protocol: PROTOCOL_VERSION, lastSeq, results } satisfies PushResponse);
    },
  );
}

/** Looks at the version first: another version's envelope may have a form that ours can't read. */
function assertSpoken(body: unknown): void {
  const read = versioned.safeParse(body);
  if (read.success) assertOurProtocol(read.data.protocol);
}

const versioned = z.object({ protocol: z.int() });

type Settled = Extract<PushOutcome, { results: unknown }>;

function settled(outcome: PushOutcome): Settled {
  if ('gap' in outcome) {
    throw new HubProblem('sequence_gap', `The next change of this client must have the seq ${outcome.gap.expected}.`);
  }
  if ('notYourClient' in outcome) {
    throw new HubProblem(
      'client_not_yours',
      'This client id belongs to another member: make a new one and send again.',
    );
  }
  return outcome;
}

function countMutations({ mutations }: AppDeps['metrics'], { results, repeated }: Settled): void {
  const fresh = results.slice(repeated);
  const refused = fresh.filter(({ status }) => status === 'refused').length;
  mutations.inc({ result: 'repeated' }, repeated);
  mutations.inc({ result: 'refused' }, refused);
  mutations.inc({ result: 'applied' }, fresh.length - refused);
}
