import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWorkspace } from '#server/db/workspace.ts';
import { ACCOUNTS } from '#server/privacy/accounts.ts';
import { erasePerson, previewErasure } from '#server/privacy/erase-person.ts';
import { ABOUT_NOBODY, HOLDINGS } from '#server/privacy/holdings.ts';
import { openLedger, readLedger } from '#server/privacy/ledger.ts';
import { SeveralPeople } from '#server/privacy/person.ts';
import { replayErasures, replayLedger } from '#server/privacy/replay-erasures.ts';
import { TEAM } from '#server/privacy/team.ts';
import { createInProcessBus } from '#server/sync/bus.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';
import { dumpOf, everyColumn, tablesWith } from './catalogue.ts';
import { EMAIL, PHONE, SECOND_EMAIL, seedMarkedPerson, TRACES, USER_ID } from './marked-person.ts';

let hub: TestHub;
let admin: TestMember;
let folder: string;
let ledgerPath: string;
const bus = createInProcessBus();

beforeEach(async () => {
  hub = await startTestHub();
  admin = await joinAs(hub, await makeWorkspace(hub), 'admin');
  folder = await mkdtemp(join(tmpdir(), 'touchline-ledger-'));
  ledgerPath = join(folder, 'erasures.jsonl');
});
afterEach(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});

const url = () => hub.database.databaseUrl;
const deps = () => ({
  db: hub.database.store.db,
  bus,
  ledger: openLedger(ledgerPath),
  now: () => new Date('2026-11-21T12:00:00.000Z'),
});
const erase = (asked: string, suppress = false) =>
  erasePerson(deps(), admin.workspace.id, { asked, byId: admin.member.id, suppress });
const inside: ReturnType<typeof seedInto>['inside'] = (work) =>
  inWorkspace(hub.database.store.db, admin.workspace.id, work);

async function seedPerson() {
  const columns = await everyColumn(url());
  const place = { workspaceId: admin.workspace.id, memberId: admin.member.id };
  return inside((tx) => seedMarkedPerson(tx, columns, place));
}

/** Somebody else, with a row in most tables. */
async function seedOther() {
  const seed = seedInto(hub, admin.workspace);
  const companyId = await seed.company('Acme');
  const contactId = await seed.contact({ name: 'Kim Lee', emails: ['kim@acme.test'], phones: ['+4930111'], companyId });
  await seed.touches(contactId, [{ type: 'form.submitted', at: '2026-11-01T00:00:00.000Z', title: 'Demo' }]);
  const note = { contactId, authorId: admin.member.id, receivedAt: '2026-11-01T00:00:00.000Z' };
  await seed.note({ ...note, text: 'wants a demo' });
  return { seed, contactId, note };
}

describe('the list of what is held on people', () => {
  it('has a rule for every table that the database has', async () => {
    const tables = new Set((await everyColumn(url())).map(({ table }) => table));
    const held = [...HOLDINGS, ...TEAM, ...ACCOUNTS].map(({ table }) => table);
    const ruled = new Set<string>([...held, ...Object.keys(ABOUT_NOBODY)]);
    expect(
      [...tables].filter((table) => !ruled.has(table)),
      'say in server/privacy (holdings, team or accounts) what these tables hold on people',
    ).toEqual([]);
  });

  it('says it once of each', () => {
    const named = [...[...HOLDINGS, ...TEAM, ...ACCOUNTS].map(({ table }) => table), ...Object.keys(ABOUT_NOBODY)];
    expect(named.filter((table, at) => named.indexOf(table) !== at)).toEqual([]);
  });

  it('calls no table empty of people that points at a member, unless by who wrote or did something', async () => {
    const pointing = (await everyColumn(url())).filter(({ column }) => ['userId', 'member_id'].includes(column));
    expect(pointing.filter(({ table }) => table in ABOUT_NOBODY).map(({ table }) => table)).toEqual(['app.audit']);
  });

  it('calls no table empty of people that points at a contact', async () => {
    const pointing = (await everyColumn(url())).filter(({ column }) => column === 'contact_id');
    expect(pointing.filter(({ table }) => table in ABOUT_NOBODY)).toEqual([]);
  });
});

describe('erasing a person', () => {
  it('leaves no trace in any table, and every row about others as it was', async () => {
    await seedOther();
    const before = await dumpOf(url());
    await seedPerson();
    expect(tablesWith(await dumpOf(url()), TRACES)).toEqual(HOLDINGS.map(({ table }) => table).sort());

    await erase(EMAIL);
    const after = await dumpOf(url());
    expect(tablesWith(after, TRACES)).toEqual([]);
    const changed = [...after].filter(([table, rows]) => rows.join('\n') !== before.get(table)?.join('\n'));
    expect(changed.map(([table]) => table)).toEqual([
      'app.audit',
      'app.erasures',
      'app.excluded',
      'app.note_tallies',
      'app.workspace_versions',
      'app.workspaces',
    ]);
  });

  it.each([EMAIL, SECOND_EMAIL, EMAIL.toUpperCase(), PHONE, '0049 157 999 88877', USER_ID])(
    'finds them by %s',
    async (asked) => {
      await seedPerson();
      expect((await erase(asked)).contacts).toBe(1);
      expect(tablesWith(await dumpOf(url()), TRACES)).toEqual([]);
    },
  );

  it('does not guess who is meant by a number that several share', async () => {
    const seed = seedInto(hub, admin.workspace);
    for (const name of ['Ann', 'Bob']) await seed.contact({ name, phones: ['+4930222333'] });
    await expect(erase('+49 30 222333')).rejects.toThrow(SeveralPeople);
  });

  it('says beforehand what would go, and changes nothing by that', async () => {
    await seedPerson();
    const before = await dumpOf(url());
    const preview = await previewErasure(hub.database.store.db, admin.workspace.id, EMAIL);
    expect(await dumpOf(url())).toEqual(before);
    const { id: _, ...done } = await erase(EMAIL);
    expect(preview).toEqual(done);
  });

  it('takes their address out of what was written about others, and leaves the rest of it', async () => {
    const { seed, note } = await seedOther();
    await seed.note({ ...note, text: `Ask ${EMAIL.toUpperCase()}, not x${EMAIL}.` });
    expect((await erase(EMAIL)).counts.mentions).toBe(1);
    const texts = await inside((tx) => tx.selectFrom('app.notes').select('text').execute());
    expect(texts.map(({ text }) => text).sort()).toEqual([`Ask [erased], not x${EMAIL}.`, 'wants a demo']);
  });

  it('keeps the number of notes for their author', async () => {
    await seedPerson();
    await erase(EMAIL);
    const tallies = await inside((tx) => tx.selectFrom('app.note_tallies').select(['author_id', 'notes']).execute());
    expect(tallies).toEqual([{ author_id: admin.member.id, notes: 1 }]);
  });

  it('makes every client start anew, and every filter of known addresses void', async () => {
    const state = () =>
      inside((tx) =>
        tx
          .selectFrom('app.workspaces')
          .select(['visibility_epoch', 'known_key', 'person_key'])
          .executeTakeFirstOrThrow(),
      );
    await seedPerson();
    const before = await state();
    await erase(EMAIL);
    const after = await state();
    expect(after.visibility_epoch).toBe(before.visibility_epoch + 1);
    expect(after.known_key).not.toBe(before.known_key);
    expect(after.person_key).toBe(before.person_key);
  });
});

describe('the ledger beside the store', () => {
  it('has a line for each erasure, which names nobody', async () => {
    await seedPerson();
    await erase(EMAIL);
    const text = await readFile(ledgerPath, 'utf8');
    expect(TRACES.filter((trace) => text.includes(trace))).toEqual([]);
    const [erasure, ...others] = await readLedger(ledgerPath);
    expect(others).toEqual([]);
    expect(erasure).toMatchObject({ workspaceId: admin.workspace.id, byId: admin.member.id, suppressed: [] });
    expect(erasure?.hashes).toHaveLength(5);
  });

  it('is written before anything is gone: without it nothing is erased', async () => {
    await seedPerson();
    const full = { append: () => Promise.reject(new Error('no space left')) };
    const wish = { asked: EMAIL, byId: null, suppress: false };
    await expect(erasePerson({ ...deps(), ledger: full }, admin.workspace.id, wish)).rejects.toThrow('no space left');
    expect(tablesWith(await dumpOf(url()), TRACES)).toContain('app.contacts');
  });

  it('survives a line that a crash cut short', async () => {
    await seedPerson();
    await erase(EMAIL);
    const { appendFile } = await import('node:fs/promises');
    await appendFile(ledgerPath, '{"id":"01');
    await erase('nobody@person.test');
    expect(await readLedger(ledgerPath)).toHaveLength(2);
  });

  it('erases again whom an older backup brought back, and nobody twice', async () => {
    await seedPerson();
    await erase(EMAIL);
    // The older backup: the person under new ids, and no erasure.
    await hub.database.store.owner((tx) => tx.deleteFrom('app.erasures').execute());
    await inside((tx) => tx.deleteFrom('app.excluded').execute());
    await seedPerson();
    expect(await replayLedger(hub.database.store, ledgerPath)).toBe(1);
    expect(tablesWith(await dumpOf(url()), TRACES)).toEqual([]);

    await inside((tx) => tx.deleteFrom('app.excluded').execute());
    await seedPerson();
    expect(await replayLedger(hub.database.store, ledgerPath)).toBe(0);
    expect(tablesWith(await dumpOf(url()), TRACES)).toContain('app.contacts');
  });

  it('leaves the erasures of other workspaces alone', async () => {
    const erasures = [{ ...(await someErasure()), workspaceId: '01985c9c-0000-7000-8000-00000000000b' }];
    expect(await inside((tx) => replayErasures(tx, admin.workspace.id, erasures))).toBe(0);
  });
});

async function someErasure() {
  await erase('nobody@person.test');
  const [erasure] = await readLedger(ledgerPath);
  if (erasure === undefined) throw new Error('the ledger is empty');
  return erasure;
}
