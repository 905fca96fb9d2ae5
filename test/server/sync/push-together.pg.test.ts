import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { takeVersions } from '#server/db/versions.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { createInProcessBus, type Poke } from '#server/sync/bus.ts';
import { createPush } from '#server/sync/push.ts';
import { feedRead, noteCreate, type TestClient } from './test-client.ts';
import { openWorld, type World } from './world.ts';

const BAD_DATE = '0000-01-01T00:00:00.000Z';

let world: World;
let contactId: string;
beforeAll(async () => {
  world = await openWorld();
  contactId = await world.addContact();
});
afterAll(() => world.close());

/** A hub's push, its pokes, and how many transactions it committed. */
function pushing() {
  const bus = createInProcessBus();
  const pokes: Poke[] = [];
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  bus.subscribe((poke) => pokes.push(poke), stop.signal);
  const { db } = world.hub.database.store;
  const transactions = vi.spyOn(db, 'transaction');
  onTestFinished(() => transactions.mockRestore());
  const push = createPush({ db, bus, now: () => new Date(), onDataError: () => {} });
  return {
    pokes,
    transactions: () => transactions.mock.calls.length,
    push: ({ account, ...client }: TestClient, ...bodies: unknown[]) =>
      push(
        { workspaceId: world.workspace.id, member: account.member },
        {
          protocol: 1,
          clientId: client.clientId,
          mutations: bodies.map((body, n) => ({ seq: client.seq + n + 1, body })),
        },
      ),
  };
}

const joinMany = (count: number) => Promise.all(Array.from({ length: count }, () => world.join()));
const applied = (lastSeq: number) => expect.objectContaining({ lastSeq });

describe('pushes that come while another one is committed', () => {
  it('are done in one transaction, each answered for itself', async () => {
    const { push, transactions, pokes } = pushing();
    const clients = await joinMany(10);
    const before = await world.counter();
    const started = transactions();
    const outcomes = await Promise.all(
      clients.map((client, n) => push(client, ...Array.from({ length: n + 1 }, () => noteCreate(contactId)))),
    );
    expect(outcomes).toEqual(clients.map((_, n) => applied(n + 1)));
    expect(transactions() - started).toBe(2);
    expect(pokes).toHaveLength(2);
    // The first one also let the contact's card into the feed.
    expect(await world.counter()).toBe(before + 55 + 1);
  });

  it('have the refusals of each kept for it alone, and repetitions answered', async () => {
    const { push } = pushing();
    const [first, second, third] = (await joinMany(3)) as [TestClient, TestClient, TestClient];
    const unknown = noteCreate('01985c9c-0000-7000-8000-000000000001');
    const note = noteCreate(contactId);
    const all = () =>
      Promise.all([push(first, note), push(second, unknown, noteCreate(contactId)), push(third, unknown)]);
    const results = (await all()).map((outcome) => 'results' in outcome && outcome.results.map(({ status }) => status));
    expect(results).toEqual([['applied'], ['refused', 'applied'], ['refused']]);
    const again = await all();
    expect(again.map((outcome) => 'results' in outcome && outcome.results.map(({ status }) => status))).toEqual(
      results,
    );
    expect(again.map((outcome) => 'repeated' in outcome && outcome.repeated)).toEqual([1, 2, 1]);
  });

  it('of one client go in their order, and a gap stops only its own', async () => {
    const { push } = pushing();
    const [client, other] = (await joinMany(2)) as [TestClient, TestClient];
    const note = noteCreate(contactId);
    const early = { ...client, account: client.account, seq: 5 } as TestClient;
    const outcomes = await Promise.all([
      push(other, note),
      push(client, noteCreate(contactId)),
      push(client, note),
      push(early, note),
    ]);
    expect(outcomes).toEqual([applied(1), applied(1), applied(1), { gap: { expected: 2 } }]);
  });

  it('do not suffer from one that cannot be stored: it is taken out and refused', async () => {
    const { push } = pushing();
    const clients = await joinMany(4);
    const before = await world.counter();
    const bad = { ...noteCreate(contactId), writtenAt: BAD_DATE };
    const outcomes = await Promise.all(
      clients.map((client, n) => push(client, noteCreate(contactId), ...(n === 2 ? [bad] : []))),
    );
    expect(outcomes).toEqual([applied(1), applied(1), applied(2), applied(1)]);
    expect(outcomes[2]).toMatchObject({ results: [{ status: 'applied' }, { code: 'mutation_invalid' }] });
    expect(await world.counter()).toBe(before + 4);
  });

  it('poke only the member whose own rows changed', async () => {
    const { push, pokes } = pushing();
    const [first, second] = (await joinMany(2)) as [TestClient, TestClient];
    const [one, two] = [feedRead('2026-01-01T00:00:00.000Z'), feedRead('2026-01-02T00:00:00.000Z')];
    await Promise.all([push(first, one), push(second, two), push(second, two)]);
    expect(pokes.map(({ memberId }) => memberId)).toEqual([first.account.member.id, second.account.member.id]);
  });

  it('are answered after their commit, and go through whoever else holds the counter', async () => {
    const { push } = pushing();
    const clients = await joinMany(3);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const holder = inWorkspace(world.hub.database.store.db, world.workspace.id, async (tx) => {
      await takeVersions(tx, world.workspace.id, 1);
      locked.resolve();
      await held;
    });
    await locked.promise;
    let answered = 0;
    const pushes = clients.map(async (client) => {
      await push(client, noteCreate(contactId));
      answered += 1;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(0);
    release();
    await Promise.all([holder, ...pushes]);
    expect(answered).toBe(3);
  });
});
