import { Agent, type ClientRequest, request } from 'node:http';
import { ROLES } from '#lib/model/roles.ts';
import { pushResponse } from '#lib/protocol/push.ts';
import { createRandom } from '#server/sample/random.ts';
import type { Ask } from '#test/server/tenancy/route.ts';
import { ROUTES } from '#test/server/tenancy/routes.ts';
import type { Rows, Side } from '#test/server/tenancy/world.ts';
import type { Effects } from './effects.ts';
import { mutate, type Sent } from './mutate.ts';

/** What a storm has found. */
export type Storm = { statuses: Record<number, number>; wrong: string[] };
type Field = { url: string; side: Side; theirs: Rows; effects: Effects };

/** Noted with any request that a good token opens; written down after an answer; and what the hub does by itself. */
const BOOKKEEPING = ['tokens', 'audit', 'retention'];

/** Sends mutated requests, one after another, and looks after each at what it has changed. */
export async function storm({ url, side, theirs, effects }: Field, { seed, times }: { seed: number; times: number }) {
  const random = createRandom(seed);
  const agent = new Agent({ keepAlive: true });
  const found: Storm = { statuses: {}, wrong: [] };
  // Their write key is no name but a secret: whoever holds it may write their touches.
  const names = Object.entries(theirs).flatMap(([what, value]) => (what === 'writeKey' ? [] : [value]));
  const ids = names.concat(side.rows.contact, side.rows.note, side.rows.workspace);
  const uses = Object.values(ROUTES).flatMap((route) => Object.values(route.uses).map((use) => ({ route, use })));
  await effects.since(side.workspace.id);
  for (let time = 0; time < times; time += 1) {
    const { route, use } = random.pick(uses);
    const ofMember = route.takes === 'a member’s token';
    const ask = use.ask(side.rows);
    const path = ofMember ? `/v1/w/${side.workspace.id}${ask.path}` : ask.path;
    const sent = mutate(ask, path, headersOf(ask, ofMember ? side.of[random.pick(ROLES)].token : null), {
      random,
      ids,
    });
    const answer = await send(url, sent, agent);
    found.statuses[answer.status] = (found.statuses[answer.status] ?? 0) + 1;
    const changed = (await effects.since(side.workspace.id)).filter((table) => !mayChange(answer, table));
    if (answer.status === 500 || changed.length > 0) {
      found.wrong.push(
        `${sent.method} ${sent.path.slice(0, 200)} → ${answer.status}, changed: ${changed.join(' ')} (${time} of seed ${seed}): ${sent.body?.toString().slice(0, 300)}`,
      );
    }
  }
  agent.destroy();
  return found;
}

const headersOf = (ask: Ask, token: string | null): Record<string, string> => ({
  ...(token !== null && { authorization: `Bearer ${token}` }),
  ...(ask.body !== undefined && { 'content-type': 'application/json' }),
  ...ask.headers,
});

type Answer = { status: number; text: string };

/** What a request that was answered so may have changed in its own workspace. */
function mayChange({ status, text }: Answer, table: string): boolean {
  if (BOOKKEEPING.includes(table)) return true;
  // An event that can't be taken is set aside, and its sender told.
  if (status >= 400) return table === 'rejected_events' && /"event_(invalid|too_large)"/.test(text);
  const push = pushResponse.safeParse(jsonOf(text));
  if (!push.success || push.data.results.some((result) => result.status === 'applied')) return true;
  // Changes that were all refused: the answer is kept, so that asking again gives the same.
  return table === 'clients' || table === 'refusals';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Status 0: the hub ended the connection without an answer. */
function send(url: string, { method, path, headers, body }: Sent, agent: Agent): Promise<Answer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let sent: ClientRequest;
    try {
      sent = request({ hostname, port, method, path, headers, agent, timeout: 30_000 });
    } catch {
      // Node itself can't send it.
      return resolve({ status: -1, text: '' });
    }
    sent.on('error', () => resolve({ status: 0, text: '' }));
    sent.on('timeout', () => resolve({ status: 500, text: 'no answer for 30 seconds' }));
    sent.on('upgrade', (_, socket) => void socket.destroy());
    sent.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      if (answer.headers['content-type']?.startsWith('text/event-stream')) {
        answer.destroy();
        return resolve({ status, text: '' });
      }
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('close', () => resolve({ status, text: Buffer.concat(pieces).toString() }));
    });
    sent.end(body ?? undefined);
  });
}
