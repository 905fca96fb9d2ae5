import type { Role } from '#lib/model/member.ts';
import { ROLES } from '#lib/model/roles.ts';
import type { Store } from '#server/db/store.ts';
import { digestOf, rowsOf, tablesOf } from './catalogue.ts';
import { type Answer, findLeaks, idsIn, shapeOf } from './leaks.ts';
import type { Ask, Route, Use } from './route.ts';
import { ROUTES } from './routes.ts';
import { noRows, type Rows, type Side } from './world.ts';

/** What is walked: a hub, two sides over its database, and how a look at that database is taken. */
export type Ground = { url: string; store: Pick<Store, 'owner'>; ours: Side; theirs: Side };
/** What a walk has found, and how many requests it took. */
export type Findings = { wrong: string[]; asked: number };

/** Walks every route by every role and every kind of token, and gives what was told, done or answered that should not be. */
export async function walk(ground: Ground): Promise<Findings> {
  const { store, ours, theirs } = ground;
  const tables = await tablesOf(store);
  const look = (side: Side) => digestOf(store, tables, side.workspace.id);
  const idsOf = async (side: Side) => idsIn(await rowsOf(store, tables, side.workspace.id));
  const ids = { ours: await idsOf(ours), theirs: await idsOf(theirs) };
  const none = noRows(theirs.rows);
  const found: Findings = { wrong: [], asked: 0 };
  for (const [name, route] of Object.entries(ROUTES)) {
    for (const [way, use] of Object.entries(route.uses)) {
      const say = (what: string) => void found.wrong.push(`${name}, ${way}: ${what}`);
      const send = async (token: string | null, ask: Ask, workspace = ours.workspace.id) => {
        found.asked += 1;
        for (const id of idsIn(JSON.stringify([ask, workspace])))
          for (const side of [ids.ours, ids.theirs]) side.delete(id);
        return request(ground.url, { token, ask, workspace, member: route.takes === 'a member’s token' });
      };
      const before = { ours: await look(ours), theirs: await look(theirs) };
      await askAsNobody({ ground, none, route, use, say, send, ids });
      if ((await look(ours)) !== before.ours) say('somebody without a token of ours changed us');
      await askAsMembers({ ground, none, route, use, say, send, ids });
      if ((await look(theirs)) !== before.theirs) say('it changed the other workspace');
    }
  }
  return found;
}

type Trial = {
  ground: Ground;
  /** The same throughout, so that what is asked of nothing leaves the same behind as what is asked of the others. */
  none: Rows;
  route: Route;
  use: Use;
  say: (what: string) => void;
  send: (token: string | null, ask: Ask, workspace?: string) => Promise<Answer>;
  ids: Record<'ours' | 'theirs', ReadonlySet<string>>;
};

/** Only tokens have roles; elsewhere one stands for all. */
const rolesAt = ({ takes }: Route): readonly Role[] => (takes === 'a member’s token' ? ROLES : ['admin']);

/** With each kind of token that opens nothing: nothing is told of either side, and each answer says no alike. */
async function askAsNobody({ ground: { ours, theirs }, none, route, use, say, send, ids }: Trial): Promise<void> {
  const ask = use.ask(route.takes === 'a write key' ? none : ours.rows);
  const tell = (answer: Answer, kind: string) => {
    const expected = route.answers ?? (route.takes === 'nothing' ? 200 : 401);
    if (answer.status !== expected) say(`${kind} is answered ${answer.status}`);
    for (const leak of findLeaks(answer, ours, ids.ours)) say(`${kind} is told ${leak} of ours`);
    for (const leak of findLeaks(answer, theirs, ids.theirs)) say(`${kind} is told ${leak} of theirs`);
    return shapeOf(answer);
  };
  tell(await send(null, ask), 'no token');
  for (const role of rolesAt(route)) {
    const { token } = ours.of[role];
    const kinds: Record<string, string> = {
      'another workspace’s': theirs.of[role].token,
      revoked: ours.revoked[role],
      expired: ours.expired[role],
      forged: `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`,
    };
    for (const [kind, other] of Object.entries(kinds)) tell(await send(other, ask), `the ${kind} token of a ${role}`);
    if (route.takes !== 'a member’s token') continue;
    const there = use.ask(theirs.rows);
    const [foreign, nowhere] = [theirs.rows, none].map((rows) => rows.workspace);
    const shapes = [await send(token, there, foreign), await send(token, there, nowhere)].map((answer) =>
      tell(answer, `the token of our ${role}, at their door`),
    );
    if (shapes[0] !== shapes[1]) say(`a ${role} can tell another workspace from none`);
  }
}

/** As members: our own rows are found, another workspace's are as none. */
async function askAsMembers({ ground: { ours, theirs }, none, route, use, say, send, ids }: Trial): Promise<void> {
  if (route.takes === 'nothing') return;
  const key = route.takes === 'a write key';
  for (const role of rolesAt(route)) {
    const token = route.takes === 'a member’s token' ? ours.of[role].token : null;
    const own = use.ask(ours.rows);
    const [foreign, nothing] = [theirs.rows, none].map((rows) =>
      use.ask(key ? { ...rows, writeKey: ours.rows.writeKey } : rows),
    ) as [Ask, Ask];
    // Another's rows before our own, which a use may take away.
    const answers = {
      foreign: await send(token, foreign),
      nothing: await send(token, nothing),
      own: await send(token, own),
    };
    for (const [which, answer] of Object.entries(answers)) {
      for (const leak of findLeaks(answer, theirs, ids.theirs)) say(`a ${role} asking for ${which} is told ${leak}`);
    }
    if (shapeOf(answers.foreign) !== shapeOf(answers.nothing)) say(`a ${role} can tell another’s rows from none`);
    const problem = ownFault(answers.own, use, role, ours.rows.word);
    if (problem !== null && route.takes !== 'a one-time code') say(`a ${role} asking for own rows ${problem}`);
  }
}

/** What is wrong with the answer about the asker's own rows: without it, finding nothing elsewhere would mean nothing. */
function ownFault({ status, text }: Answer, { roles, finds }: Use, role: Role, word: string): string | null {
  const allowed = roles === undefined || roles.includes(role);
  if (!allowed) return status === 403 ? null : `is answered ${status}, though the role may not`;
  if (status < 200 || status > 299) return `is answered ${status}: ${text}`;
  return finds && !text.includes(word) ? 'is told nothing of them' : null;
}

type Question = { token: string | null; ask: Ask; workspace: string; member: boolean };

async function request(url: string, { token, ask, workspace, member }: Question): Promise<Answer> {
  const stop = new AbortController();
  const answer = await fetch(`${url}${member ? `/v1/w/${workspace}` : ''}${ask.path}`, {
    method: ask.method,
    redirect: 'manual',
    signal: stop.signal,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(ask.body !== undefined && { 'content-type': 'application/json' }),
      ...ask.headers,
    },
    ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }),
  });
  const bytes = await read(answer);
  stop.abort();
  return { status: answer.status, bytes, text: new TextDecoder().decode(bytes) };
}

/** The body; of an event stream its beginning. */
async function read(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream'))
    return new Uint8Array(await answer.arrayBuffer());
  const first = await answer.body?.getReader().read();
  return new Uint8Array(first?.value ?? []);
}
