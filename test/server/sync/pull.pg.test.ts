import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '#lib/protocol/pull.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { insertCampaigns } from '#server/campaigns/repository.ts';
import { takeVersions } from '#server/db/versions.ts';
import { insertDefinitions } from '#server/definitions/repository.ts';
import { keyOf, noteCreate, noteDelete, noteEdit, problemOf, replyCreate, TestClient } from './test-client.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let rep: TestClient;

/** A workspace with every replicated table in use, and rows that changed since they were made. */
beforeAll(async () => {
  world = await openWorld();
  rep = await world.join('rep');
  const contacts = await Promise.all(Array.from({ length: 5 }, () => world.addContact()));
  const notes = contacts.flatMap((id) => [noteCreate(id, { text: 'a' }), noteCreate(id, { text: 'b' })]);
  await rep.push(...notes, ...notes.slice(0, 3).map(({ noteId }) => replyCreate(noteId, 'seen')));
  const [first, second] = notes;
  if (first && second) await rep.push(noteEdit(first.noteId, { text: 'edited' }), noteDelete(second.noteId));
  await rep.push({ name: 'feed.read', feedReadAt: '2026-05-01T00:00:00.000Z' });
  await world.inside(async (tx) => {
    const version = await takeVersions(tx, world.workspace.id, 2);
    await insertDefinitions(tx, world.workspace.id, [definition(version)]);
    await insertCampaigns(tx, world.workspace.id, [campaign(version + 1)], true);
  });
});
afterAll(() => world.close());

const texts = { what: '', behaviour: '', who: '', timeFrame: '', otherwise: '' };
const definition = (version: number) => ({
  ...{ key: 'mql', version, revision: 1, order: 2, label: 'MQL', ...texts },
  criteria: [{ id: 'c1', text: 'Score of 60', check: { kind: 'score_at_least' as const, points: 60 } }],
  salesSignature: { memberId: rep.account.member.id, name: 'Robin', at: '2026-05-01T00:00:00.000Z' },
  marketingSignature: null,
});
const campaign = (version: number) => ({
  ...{ id: uuidv7(), version, name: 'Spring', channel: 'email' as const, brief: 'B', talkTrack: 'T' },
  ...{ startsAt: '2026-03-01T00:00:00.000Z', endsAt: null },
});

const freshClient = () => new TestClient(rep.account);
const state = (changes: Change[]) => new Map(changes.map((change) => [`${change.table} ${keyOf(change)}`, change.row]));
const versionsOf = (changes: Change[]) => changes.map(({ row }) => row.version);

describe('a pull', () => {
  it('gives every replicated table', async () => {
    const client = freshClient();
    await client.pull();
    const tables = new Set(client.changes.map(({ table }) => table));
    expect([...tables].sort()).toEqual([
      'campaigns',
      'contacts',
      'definitions',
      'members',
      'notes',
      'readMarks',
      'replies',
    ]);
    expect(client.rows('definitions')).toMatchObject([{ key: 'mql', order: 2, criteria: [{ id: 'c1' }] }]);
    expect(client.rows('campaigns')).toMatchObject([{ name: 'Spring', talkTrack: 'T' }]);
  });

  it.each([1, 2, 3, 7, 1000])('in pages of %i gives the same rows as in one, each once and in order', async (limit) => {
    const [whole, paged] = [freshClient(), freshClient()];
    await whole.pull();
    await paged.pull(limit);
    expect(state(paged.changes)).toEqual(state(whole.changes));
    expect(paged.changes).toHaveLength(whole.changes.length);
    expect(versionsOf(paged.changes)).toEqual(versionsOf(paged.changes).toSorted((a, b) => a - b));
  });

  it('gives no more rows than asked for', async () => {
    const { changes, more } = await freshClient().pullPage(4);
    expect(changes).toHaveLength(4);
    expect(more).toBe(true);
  });

  it('gives nothing where nothing changed, and afterwards only what did', async () => {
    const client = freshClient();
    await client.pull();
    expect((await client.pullPage()).changes).toEqual([]);
    const note = noteCreate(await world.addContact(), { text: 'news' });
    await rep.push(note);
    const { changes } = await client.pullPage();
    expect(changes.map(({ table }) => table).sort()).toEqual(['contacts', 'notes']);
  });

  it('shows a member who joined', async () => {
    const client = freshClient();
    await client.pull();
    const { account } = await world.join('marketer');
    await client.pull();
    expect(client.rows('members')).toContainEqual(account.member);
  });

  it('shows nothing of another workspace', async () => {
    const foreign = await world.joinElsewhere('admin');
    await foreign.pull();
    expect(foreign.changes.map(({ row }) => row)).toEqual([foreign.account.member]);
  });
});

describe('a pull that cannot be answered', () => {
  it('says so of a cursor from another workspace', async () => {
    const foreign = await world.joinElsewhere();
    await foreign.pull();
    expect(await problemOf(await rep.requestPull(foreign.cursor))).toEqual({ status: 400, code: 'cursor_foreign' });
    expect(await problemOf(await rep.requestPull('gibberish'))).toEqual({ status: 400, code: 'cursor_foreign' });
  });

  it('asks to begin anew when the workspace changed who may see what', async () => {
    const foreign = await world.joinElsewhere();
    await foreign.pull();
    await world.raiseEpoch(foreign.account.workspace);
    expect(await problemOf(await foreign.requestPull(foreign.cursor))).toEqual({ status: 410, code: 'cursor_expired' });
    expect((await foreign.requestPull()).status).toBe(200);
  });

  it.each([
    [PROTOCOL_VERSION - 1, 'protocol_too_old'],
    [PROTOCOL_VERSION + 1, 'protocol_too_new'],
  ])('says who has to be updated when it speaks protocol %i', async (protocol, code) => {
    expect(await problemOf(await rep.requestPull(undefined, 1, protocol))).toEqual({ status: 400, code });
  });

  it.each(['limit=many', 'limit=-1', 'protocol=one'])('refuses a query of another form: %s', async (query) => {
    const response = await rep.account.fetch(`/pull?protocol=${PROTOCOL_VERSION}&${query}`);
    expect(await problemOf(response)).toEqual({ status: 400, code: 'body_invalid' });
  });

  it('opens with no token of another workspace', async () => {
    const foreign = await world.joinElsewhere('admin');
    const thief = { authorization: `Bearer ${foreign.account.token}` };
    const answers = await Promise.all(
      ['/pull?protocol=1', '/live', '/push'].map((path) =>
        fetch(`${world.hub.url}/v1/w/${world.workspace.id}${path}`, {
          method: path === '/push' ? 'POST' : 'GET',
          headers: thief,
        }),
      ),
    );
    for (const answer of answers) expect(await problemOf(answer)).toEqual({ status: 401, code: 'token_invalid' });
  });
});

describe('the answer to a pull', () => {
  const encodingOf = async (accepted: string, cursor?: string) => {
    const query = new URLSearchParams({ protocol: String(PROTOCOL_VERSION), ...(cursor && { cursor }) });
    const answer = await rep.account.fetch(`/pull?${query}`, { headers: { 'accept-encoding': accepted } });
    expect(Array.isArray(((await answer.json()) as { changes: unknown }).changes)).toBe(true);
    return answer.headers.get('content-encoding');
  };

  it('is compressed for who takes that, and where it pays', async () => {
    expect(await encodingOf('gzip')).toBe('gzip');
    expect(await encodingOf('identity')).toBeNull();
    const client = freshClient();
    await client.pull();
    expect(await encodingOf('gzip', client.cursor)).toBeNull();
  });
});
