import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member, Workspace } from '#lib/model/member.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { ACCOUNTS, eraseAccount, exportAccount } from '#server/privacy/accounts.ts';
import { erasePerson, previewErasure } from '#server/privacy/erase-person.ts';
import { exportPerson } from '#server/privacy/export-person.ts';
import { type Erasure, NO_LEDGER } from '#server/privacy/ledger.ts';
import { replayErasures } from '#server/privacy/replay-erasures.ts';
import { TEAM } from '#server/privacy/team.ts';
import { createInProcessBus } from '#server/sync/bus.ts';
import { feedRead, TestClient } from '#test/server/sync/test-client.ts';
import { type SignInHub, signInByMail, startSignInHub } from '#test/support/hub/sign-in.ts';
import { makeWorkspace, posting, type TestMember } from '#test/support/hub/start-test-hub.ts';
import { dumpOf, tablesWith } from './catalogue.ts';

const EMAIL = 'Zora.Quinn@acme.test';
const TRACES = ['zora'];

let hub: SignInHub;
let acme: Workspace;
let zora: Member;
beforeEach(async () => {
  hub = await startSignInHub();
  acme = await makeWorkspace(hub, 'Acme');
  zora = await hub.identity.addMember(acme.id, { name: 'Zora Quinn', email: EMAIL, role: 'rep' });
});
afterEach(() => hub.close());

const store = () => hub.database.store;
const traces = async () => tablesWith(await dumpOf(hub.database.databaseUrl), TRACES);
const deps = () => ({ db: store().db, bus: createInProcessBus(), ledger: NO_LEDGER, now: () => new Date() });
const erase = (workspace = acme) => erasePerson(deps(), workspace.id, { asked: EMAIL, byId: null, suppress: false });
const eraseOnHub = () => store().owner((tx) => eraseAccount(tx, EMAIL));
const removed = (member: Member) =>
  store().owner((tx) =>
    tx.updateTable('app.members').set({ removed_at: new Date().toISOString() }).where('id', '=', member.id).execute(),
  );

/** Zora signs in on the hub's pages, begins a second factor, lets a device in, works in a browser, and is invited anew. */
async function atWork(): Promise<TestMember> {
  const browser = hub.browser();
  await signInByMail(hub, browser, { page: await browser.open('/auth/sign-in'), email: EMAIL.toLowerCase() });
  await browser.submit(await browser.open('/auth/second-factor'), 'Set it up');
  const { userCode } = (await (await fetch(`${hub.url}/v1/device`, posting({ device: 'Zora’s Firefox' }))).json()) as {
    userCode: string;
  };
  const page = await browser.open(`/auth/device?user_code=${userCode}`);
  await browser.submit(page, 'Let in to Acme', { decision: 'yes' });
  await store().auth.pool.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", "updatedAt")
     select 'a1', 'zora-at-idp', 'oidc', id, now() from auth."user"`,
  );

  const joined = await hub.identity.admit(acme.id, zora.id, 'Zora’s Chrome');
  if (joined === null) throw new Error('not admitted');
  const base = `${hub.url}/v1/w/${acme.id}`;
  const headers = { authorization: `Bearer ${joined.token}` };
  const member: TestMember = {
    ...joined,
    fetch: (path, init) => fetch(base + path, { ...init, headers: { ...headers, ...init?.headers } }),
  };
  const client = new TestClient(member);
  await client.pull();
  await client.push(feedRead('2026-11-01T00:00:00.000Z'));
  await hub.identity.makeJoinLink(acme.id, zora.id);
  const row = { workspace_id: acme.id, member_id: zora.id, challenge: 'c', redirect_uri: 'r', hash: Buffer.from('h') };
  await inWorkspace(store().db, acme.id, (tx) =>
    tx
      .insertInto('app.sign_in_codes')
      .values({ ...row, expires_at: new Date().toISOString() })
      .execute(),
  );
  return member;
}

describe('an export of one of the team', () => {
  it('holds what the workspace has on them, and nothing that lets anybody in', async () => {
    await atWork();
    const { held, team } = await exportPerson(store().db, acme.id, { asked: EMAIL, byId: null, now: new Date() });
    expect(Object.values(held).flat()).toEqual([]);
    for (const { table, hidden } of TEAM) {
      const rows = team[table.replace('app.', '')] ?? [];
      expect([table, rows.length > 0]).toEqual([table, true]);
      expect(rows.flatMap(Object.keys).filter((column) => hidden.includes(column))).toEqual([]);
    }
    expect(team.members).toMatchObject([{ name: 'Zora Quinn', email: EMAIL }]);
  });

  it('holds, at the terminal, what the hub has on them, without secrets', async () => {
    await atWork();
    const account = await store().owner((tx) => exportAccount(tx, EMAIL.toUpperCase()));
    for (const { table, hidden } of ACCOUNTS) {
      const rows = account[table.replace('auth.', '')] ?? [];
      expect([table, rows.length > 0]).toEqual([table, true]);
      expect(rows.flatMap(Object.keys).filter((column) => hidden.includes(column))).toEqual([]);
    }
    expect(account.user).toMatchObject([{ email: EMAIL.toLowerCase() }]);
  });

  it('names nobody else whose address ends alike', async () => {
    await atWork();
    for (const asked of ['quinn@acme.test', 'nobody@acme.test', 'not an address']) {
      const account = await store().owner((tx) => exportAccount(tx, asked));
      expect(Object.values(account).flat()).toEqual([]);
    }
  });
});

describe('an erasure of one of the team', () => {
  it('leaves a member as they are, says so, and they go on working', async () => {
    const member = await atWork();
    expect(await previewErasure(store().db, acme.id, EMAIL)).toMatchObject({ membersStay: 1, counts: { members: 0 } });
    expect(await erase()).toMatchObject({ membersStay: 1, counts: { members: 0 } });
    expect(await eraseOnHub()).toEqual({ gone: 0, memberships: 1 });
    expect((await member.fetch('/me')).status).toBe(200);
    expect(await traces()).toContain('auth.user');
  });

  it('takes a former member’s name, address and what let them in, and leaves what they wrote', async () => {
    const member = await atWork();
    await removed(zora);
    expect(await erase()).toMatchObject({ membersStay: 0, counts: { members: 1 } });
    expect((await traces()).filter((table) => table.startsWith('app.'))).toEqual([]);
    const rows = await store().owner((tx) => tx.selectFrom('app.members').select(['id', 'name', 'email']).execute());
    expect(rows).toEqual([{ id: zora.id, name: '[erased]', email: null }]);
    expect(await (await member.fetch('/me')).json()).toMatchObject({ error: { code: 'member_removed' } });
  });

  it('takes their account on the hub with the last membership, and no trace of them stays', async () => {
    const other = await makeWorkspace(hub, 'Other');
    const there = await hub.identity.addMember(other.id, { name: 'Zora', email: EMAIL, role: 'lead' });
    await atWork();
    await removed(zora);
    expect(await eraseOnHub()).toEqual({ gone: 0, memberships: 1 });
    expect(await traces()).toEqual(expect.arrayContaining(['app.members', 'auth.user']));

    await removed(there);
    expect((await eraseOnHub()).memberships).toBe(0);
    for (const workspace of [acme, other]) await erase(workspace);
    expect(await traces()).toEqual([]);
    const left = await Promise.all(
      ACCOUNTS.map(async ({ table }) => {
        const name = table.replace('auth.', '');
        return (await store().auth.pool.query(`select from auth."${name}"`)).rowCount;
      }),
    );
    expect(left).toEqual(ACCOUNTS.map(() => 0));
  });

  it('is done again after a restore of an older backup', async () => {
    const erasures: Erasure[] = [];
    const ledger = { append: async (erasure: Erasure) => void erasures.push(erasure) };
    await removed(zora);
    await erasePerson({ ...deps(), ledger }, acme.id, { asked: EMAIL, byId: null, suppress: false });
    // The older backup: the name and address are back, and the erasure is not known.
    await store().owner(async (tx) => {
      await tx.deleteFrom('app.erasures').execute();
      await tx.updateTable('app.members').set({ name: 'Zora Quinn', email: EMAIL }).execute();
    });
    expect(await inWorkspace(store().db, acme.id, (tx) => replayErasures(tx, acme.id, erasures))).toBe(1);
    expect(await traces()).toEqual([]);
  });

  it('of one workspace changes nothing in another', async () => {
    const other = await makeWorkspace(hub, 'Other');
    const there = await hub.identity.addMember(other.id, { name: 'Zora', email: EMAIL, role: 'lead' });
    await removed(zora);
    await removed(there);
    await erase();
    const rows = await store().owner((tx) => tx.selectFrom('app.members').select('name').execute());
    expect(rows.map(({ name }) => name).sort()).toEqual(['Zora', '[erased]']);
  });
});
