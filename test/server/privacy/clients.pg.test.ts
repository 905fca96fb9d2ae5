import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mayBeKnown, readKnownHere } from '#lib/store/known.ts';
import { refreshKnown } from '#lib/sync/known.ts';
import { lookUps } from '#lib/sync/look-up.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  posting,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';
import { openClient, type TestClient } from '#test/support/sync/client.ts';
import { newId, noteBody } from '#test/support/unit/rows.ts';
import { type Column, everyColumn } from './catalogue.ts';
import { EMAIL, MARKER, PHONE, SECOND_EMAIL, seedMarkedPerson, TRACES } from './marked-person.ts';

let hub: TestHub;
let columns: Column[];
let admin: TestMember;
let rep: TestClient;
const signal = new AbortController().signal;

beforeAll(async () => {
  hub = await startTestHub();
  columns = await everyColumn(hub.database.databaseUrl);
});
afterAll(() => hub.close());
beforeEach(async () => {
  const workspace = await makeWorkspace(hub);
  admin = await joinAs(hub, workspace, 'admin');
  rep = await openClient(hub.url, await joinAs(hub, workspace, 'rep'));
});

const inside: ReturnType<typeof seedInto>['inside'] = (work) =>
  inWorkspace(hub.database.store.db, admin.workspace.id, work);
/** The person, whose note and reply replicate. */
const seedPerson = () =>
  inside(async (tx) => {
    const seeded = await seedMarkedPerson(tx, columns, { workspaceId: admin.workspace.id, memberId: admin.member.id });
    const version = 1;
    await tx.updateTable('app.workspace_versions').set({ version: 2_000 }).execute();
    await tx.updateTable('app.contacts').set({ version }).where('id', '=', seeded.contactId).execute();
    return seeded;
  });
const erase = (who: string) => admin.fetch('/privacy/erase', posting({ who }));

/** The tables of the local store in which any trace of the person stands. */
async function traces({ db }: TestClient): Promise<string[]> {
  const found: string[] = [];
  for (const table of db.tables) {
    const text = JSON.stringify(await table.toArray()).toLowerCase();
    if (TRACES.some((trace) => text.includes(trace))) found.push(table.name);
  }
  return found.sort();
}

const person = { fullName: `${MARKER} again`, title: null, companyName: null };

describe('after an erasure, the next sync of a browser', () => {
  it('leaves no trace of the person in any table of the local store', async () => {
    const { contactId, noteId } = await seedPerson();
    const colleague = await seedInto(hub, admin.workspace).contact({ name: 'Kim', emails: ['kim@acme.test'] });
    const { company_id } = await inside((tx) =>
      tx.selectFrom('app.contacts').select('company_id').where('id', '=', contactId).executeTakeFirstOrThrow(),
    );
    await inside((tx) => tx.updateTable('app.contacts').set({ company_id }).where('id', '=', colleague).execute());
    await rep.sync();
    const people = lookUps(rep.parts.hub, rep.port);
    for (const query of [{ email: EMAIL }, { email: SECOND_EMAIL }, { phone: PHONE }])
      await people.lookupContact(query, signal);
    await people.fetchPicture(colleague, signal);
    const draft = { text: `${MARKER} said`, kinds: [], savedAt: 1 };
    for (const key of [`note:${contactId}`, `edit:${noteId}`, `reply:${noteId}`])
      await rep.port.run('saveDraft', { key, ...draft });
    await rep.port.run('logNote', { noteId: newId(), contactId, body: noteBody({ text: MARKER }) });
    await rep.port.run('reply', { replyId: newId(), noteId, text: MARKER });
    // Added on this machine under an address of theirs, which the hub refuses.
    const added = newId();
    await rep.port.run('addContact', { contactId: added, email: SECOND_EMAIL, phone: null, ...person });
    await rep.port.run('logNote', { noteId: newId(), contactId: added, body: noteBody({ text: MARKER }) });
    expect(await traces(rep)).toEqual([
      'contacts',
      'drafts',
      'lookups',
      'meta',
      'notes',
      'outbox',
      'pictures',
      'replies',
    ]);
    await rep.letGo();

    await erase(EMAIL);
    expect(await rep.sync()).toMatchObject({ ok: true });
    expect(await traces(rep)).toEqual([]);
  });

  it('leaves what is about others: their notes, pictures, drafts and what waits', async () => {
    await seedPerson();
    const seed = seedInto(hub, admin.workspace);
    const kim = await seed.contact({ name: 'Kim', emails: ['kim@acme.test'] });
    await rep.sync();
    const people = lookUps(rep.parts.hub, rep.port);
    await people.lookupContact({ email: 'kim@acme.test' }, signal);
    const noteId = newId();
    await rep.port.run('logNote', { noteId, contactId: kim, body: noteBody({ text: 'wants a demo' }) });
    await rep.port.run('saveDraft', { key: `note:${kim}`, text: 'Kim said', kinds: [], savedAt: 1 });

    await erase(EMAIL);
    await rep.sync();
    expect(await rep.port.read('note', { noteId })).toMatchObject({ note: { text: 'wants a demo' } });
    expect(await rep.port.read('draft', { key: `note:${kim}` })).toMatchObject({ text: 'Kim said' });
    await rep.letGo();
    expect(await rep.sync()).toMatchObject({ ok: true, pushed: 1 });
  });

  it('brings a filter of known addresses that says nothing of them', async () => {
    await seedPerson();
    const known = async () => {
      const pulled = await rep.parts.hub.pull(null, signal, {});
      await refreshKnown(rep.parts, pulled.ok ? pulled.value.known : undefined, signal);
      const here = await readKnownHere(rep.db);
      return here === null ? null : mayBeKnown(here, { email: EMAIL });
    };
    expect(await known()).toBe(true);
    await erase(EMAIL);
    expect(await known()).toBe(false);
  });

  it('lets somebody be added again who comes back', async () => {
    await seedPerson();
    await rep.sync();
    await erase(EMAIL);
    await rep.sync();
    const contactId = newId();
    await rep.port.run('addContact', { contactId, email: EMAIL, phone: null, ...person });
    expect(await rep.sync()).toMatchObject({ ok: true, pushed: 1 });
    await rep.sync();
    expect(await rep.port.read('lookup', { email: EMAIL })).toMatchObject({ cards: [{ id: contactId }] });
  });
});
