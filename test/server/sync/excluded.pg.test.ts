import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#lib/model/member.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findExcluded } from '#server/excluded/repository.ts';
import { joinAs, makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { TestClient } from './test-client.ts';

let hub: TestHub;
let [lead, rep]: TestClient[] = [];
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  const workspace = await makeWorkspace(hub);
  const join = async (role: Role) => new TestClient(await joinAs(hub, workspace, role));
  [lead, rep] = [await join('lead'), await join('rep')];
});

const client = (one: TestClient | undefined): TestClient => {
  if (!one) throw new Error('the members have joined');
  return one;
};
const set = (one: TestClient | undefined, add: string[], remove: string[] = []) =>
  client(one).pushOne({ name: 'excluded.set', add, remove });
async function seenBy(one: TestClient | undefined) {
  await client(one).pull();
  return client(one).rows('excluded').at(-1)?.entries ?? [];
}

describe('the list of excluded addresses', () => {
  it('is what leads make of it, and reaches everybody', async () => {
    expect(await set(lead, ['Board@Ours.TEST', 'rival.test', '*@press.test'])).toMatchObject({ status: 'applied' });
    expect(await seenBy(rep)).toEqual(['@press.test', '@rival.test', 'board@ours.test']);
    await set(lead, ['@other.test'], ['@rival.test', '@never.test']);
    expect(await seenBy(rep)).toEqual(['@other.test', '@press.test', 'board@ours.test']);
  });

  it('keeps what two leads add at the same time', async () => {
    const account = client(lead).account;
    const [one, other] = [new TestClient(account), new TestClient(account)];
    await Promise.all([set(one, ['@one.test']), set(other, ['@other.test'])]);
    expect(await seenBy(rep)).toEqual(['@one.test', '@other.test']);
  });

  it('stays as it is for reps', async () => {
    expect(await set(rep, ['@rival.test'])).toMatchObject({ status: 'refused', code: 'role_not_allowed' });
    expect(await seenBy(lead)).toEqual([]);
  });

  it.each([['no address'], ['jane@'], ['@']])('takes no %j, and nothing else of that change', async (entry) => {
    expect(await set(lead, ['@fine.test', entry])).toMatchObject({ status: 'refused', code: 'mutation_invalid' });
    expect(await seenBy(rep)).toEqual([]);
  });

  it('has room for a thousand', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `@n${n}.test`);
    expect(await set(lead, many)).toMatchObject({ status: 'applied' });
    expect(await set(lead, ['@one.too.many.test'])).toMatchObject({ status: 'refused', code: 'mutation_invalid' });
  });

  it('moves no version when nothing changes, also when a push is repeated', async () => {
    await set(lead, ['@rival.test']);
    await seenBy(rep);
    await set(lead, ['@rival.test']);
    expect((await client(rep).pullPage()).changes).toEqual([]);
  });

  it('is sealed: another workspace has its own, with either seal alone', async () => {
    await set(lead, ['@rival.test']);
    const { id } = client(lead).account.workspace;
    const other = await makeWorkspace(hub, 'Other');
    const { db, owner } = hub.database.store;
    expect(await inWorkspace(db, id, (tx) => findExcluded(tx, id))).toEqual(['@rival.test']);
    expect(await inWorkspace(db, other.id, (tx) => findExcluded(tx, id))).toEqual([]);
    expect(await owner((tx) => findExcluded(tx, other.id))).toEqual([]);
  });
});
