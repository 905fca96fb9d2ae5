import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mayHold } from '#lib/known/filter.ts';
import { formOf } from '#lib/known/form.ts';
import { readKnown } from '#lib/known/wire.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { hashNow } from '#server/known/hash.ts';
import { erasePerson } from '#server/privacy/erase-person.ts';
import { openLedger } from '#server/privacy/ledger.ts';
import { replayLedger } from '#server/privacy/replay-erasures.ts';
import { suppressPerson, unsuppressPerson } from '#server/privacy/suppress.ts';
import { createInProcessBus } from '#server/sync/bus.ts';
import { makeWriteKey } from '#server/touches/write-keys.ts';
import { contactAdd, TestClient } from '#test/server/sync/test-client.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  posting,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

const JANE = 'jane@acme.test';

let hub: TestHub;
let admin: TestMember;
let writeKey: string;
let folder: string;

beforeEach(async () => {
  hub = await startTestHub();
  admin = await joinAs(hub, await makeWorkspace(hub), 'admin');
  writeKey = await inside((tx) => makeWriteKey(tx, admin.workspace.id, 'Website'));
  folder = await mkdtemp(join(tmpdir(), 'touchline-ledger-'));
});
afterEach(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});

const inside: ReturnType<typeof seedInto>['inside'] = (work) =>
  inWorkspace(hub.database.store.db, admin.workspace.id, work);
const ledgerPath = () => join(folder, 'erasures.jsonl');
const deps = () => ({
  db: hub.database.store.db,
  bus: createInProcessBus(),
  ledger: openLedger(ledgerPath()),
  now: () => new Date(),
});
const suppress = (asked: string) => suppressPerson(deps(), admin.workspace.id, { asked, byId: null });
const unsuppress = (asked: string) =>
  unsuppressPerson(hub.database.store.db, admin.workspace.id, { asked, byId: null });

const send = async (...events: object[]) => {
  const answer = await fetch(`${hub.url}/v1/batch`, {
    ...posting({ batch: events.map((event) => ({ type: 'track', event: 'Form Submitted', ...event })) }),
    headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' },
  });
  return answer.json();
};
const by = (email: string, userId = email) => ({ userId, context: { traits: { email } } });
const touches = () => inside((tx) => tx.selectFrom('app.touches').select('id').execute());

async function isKnown(email: string): Promise<boolean> {
  const whole = readKnown(new Uint8Array(await (await admin.fetch('/known')).arrayBuffer()));
  if (whole === null || !('filter' in whole)) throw new Error('the whole filter must come');
  return mayHold(whole.filter, hashNow(whole.key, formOf('email', email)));
}

describe('somebody who objects', () => {
  it('is answered as ever, and nothing about them is kept', async () => {
    await suppress(JANE);
    const answer = { success: true, created: 1, duplicates: 0, suppressed: 1, rejected: [] };
    expect(await send(by('JANE@acme.test', 'u1'), by('kim@acme.test'))).toEqual(answer);
    expect(await touches()).toHaveLength(1);
    expect(await isKnown(JANE)).toBe(false);
    expect(await isKnown('kim@acme.test')).toBe(true);
  });

  it('loses the touches that are there, and leaves the filter of known addresses', async () => {
    await send(by(JANE, 'u1'), by('kim@acme.test'));
    expect(await isKnown(JANE)).toBe(true);
    expect(await suppress(JANE)).toEqual({ touches: 1 });
    expect(await touches()).toHaveLength(1);
    expect(await isKnown(JANE)).toBe(false);
  });

  it('is known by every address that they have, their id of a source included', async () => {
    await send(by(JANE, 'u1'));
    await suppress(JANE);
    expect(await send({ userId: 'u1' })).toMatchObject({ created: 0, suppressed: 1 });
  });

  it('is not kept with an event that cannot be read either', async () => {
    await suppress(JANE);
    await send({ ...by(JANE), timestamp: 'yesterday' }, { ...by('kim@acme.test'), timestamp: 'yesterday' });
    const aside = await inside((tx) => tx.selectFrom('app.rejected_events').select('event').execute());
    expect(JSON.stringify(aside)).not.toContain(JANE);
    expect(aside).toHaveLength(1);
  });

  it('cannot be added by hand', async () => {
    await suppress(JANE);
    const client = new TestClient(admin);
    expect(await client.pushOne(contactAdd({ email: JANE }))).toMatchObject({ code: 'address_suppressed' });
    expect(await client.pushOne(contactAdd({ email: 'kim@acme.test' }))).toMatchObject({ status: 'applied' });
  });

  it('may be a whole domain, with the domains below it', async () => {
    await suppress('@acme.test');
    const events = [by(JANE), by('jo@mail.acme.test'), by('jo@notacme.test')];
    expect(await send(...events)).toMatchObject({ created: 1, suppressed: 2 });
  });

  it('is taken in again once the objection is lifted', async () => {
    await send(by(JANE));
    await suppress(JANE);
    expect(await unsuppress(JANE)).toBe(true);
    expect(await unsuppress(JANE)).toBe(false);
    expect(await send(by(JANE))).toMatchObject({ created: 1, suppressed: 0 });
    expect(await isKnown(JANE)).toBe(true);
  });

  it('is nobody in another workspace', async () => {
    const other = await joinAs(hub, await makeWorkspace(hub, 'Other'), 'admin');
    await suppressPerson(deps(), other.workspace.id, { asked: JANE, byId: null });
    expect(await send(by(JANE))).toMatchObject({ created: 1, suppressed: 0 });
  });
});

describe('an erasure with an objection', () => {
  it('keeps the person from coming back, but not a colleague with the same number', async () => {
    const seed = seedInto(hub, admin.workspace);
    await seed.contact({ name: 'Jane', emails: [JANE], phones: ['+4930222333'] });
    await erasePerson(deps(), admin.workspace.id, { asked: JANE, byId: null, suppress: true });
    const colleague = { userId: 'kim', context: { traits: { email: 'kim@acme.test', phone: '+49 30 222333' } } };
    expect(await send(by(JANE), colleague)).toMatchObject({ created: 1, suppressed: 1 });
  });
});

describe('after a restore of an older backup', () => {
  it('the objection holds again, and the touches that came back are gone', async () => {
    await send(by(JANE, 'u1'));
    await suppress(JANE);
    await inside((tx) => tx.deleteFrom('app.suppressions').execute());
    await send(by(JANE, 'u1'));
    expect(await replayLedger(hub.database.store, ledgerPath())).toBe(1);
    expect(await touches()).toEqual([]);
    expect(await send(by(JANE))).toMatchObject({ created: 0, suppressed: 1 });
    expect(await replayLedger(hub.database.store, ledgerPath())).toBe(0);
  });
});
