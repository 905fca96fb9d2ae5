import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gmail } from '#lib/sites/recipes/gmail.ts';
import { selectCards } from '#server/contacts/cards.ts';
import { lookUp } from '#server/contacts/lookup.ts';
import { findContact, outcomesOf, statusChangesOf } from '#server/contacts/repository.ts';
import { searchContacts } from '#server/contacts/search.ts';
import { touchesBefore } from '#server/contacts/touches.ts';
import type { Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findExcluded, putExcluded } from '#server/excluded/repository.ts';
import { entriesAfter } from '#server/known/repository.ts';
import { findMember } from '#server/members/repository.ts';
import { latestNotes } from '#server/notes/repository.ts';
import { countReport } from '#server/recipes/health.ts';
import { findRecipe, putRecipe } from '#server/recipes/repository.ts';
import { changesAfter } from '#server/sync/changes.ts';
import { findWorkspace } from '#server/workspaces/repository.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  posting,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

let hub: TestHub;
let ours: TestMember;
let theirs: TestMember;
let theirContact: string;
const RECIPE = '01985c9c-0000-7000-8000-00000000000a';

beforeAll(async () => {
  hub = await startTestHub();
  ours = await joinAs(hub, await makeWorkspace(hub, 'Ours'));
  theirs = await joinAs(hub, await makeWorkspace(hub, 'Theirs'));
  const seed = seedInto(hub, theirs.workspace);
  theirContact = await seed.contact({ name: 'Secret Sam', emails: ['sam@secret.test'], phones: ['+4930999999'] });
  await seed.touches(theirContact, [{ type: 'form.submitted', at: '2026-11-01T00:00:00.000Z' }]);
  const note = {
    contactId: theirContact,
    authorId: theirs.member.id,
    text: 'secret',
    receivedAt: '2026-11-01T00:00:00.000Z',
  };
  await seed.note(note);
  await inWorkspace(hub.database.store.db, theirs.workspace.id, writeTheirSites);
});
afterAll(() => hub.close());

/** What a workspace says of sites and of whom it never asks about. */
async function writeTheirSites(tx: Tx) {
  const { workspace, member } = theirs;
  const saved = { version: 100, authorId: member.id, approvedBy: member.id, savedAt: '2026-11-01T00:00:00.000Z' };
  await putRecipe(tx, workspace.id, { ...saved, id: RECIPE, recipe: gmail });
  const matched = { name: 0, email: 0, phone: 0, company: 0, title: 0 };
  const report = { recipeId: 'gmail', host: 'mail.secret.test', day: '2026-11-01', kind: 'thread', matched };
  await countReport(tx, workspace.id, { version: 101, ...report });
  await putExcluded(tx, workspace.id, { version: 102, entries: ['boss@secret.test'] });
}

/** Tables that nobody of ours has written to. */
const THEIRS_ALONE = new Set(['notes', 'contacts', 'recipes', 'recipeHealth', 'excluded']);

async function replicated(tx: Tx, workspaceId: string) {
  const reader = { workspaceId, memberId: theirs.member.id };
  const { changes } = await changesAfter(tx, reader, 0, 1_000);
  return changes.filter(({ table }) => THEIRS_ALONE.has(table));
}

/** Every read that takes a workspace: what it finds of the other workspace's rows when asked about `workspaceId`. */
const READS: Record<string, (tx: Tx, workspaceId: string) => Promise<unknown>> = {
  'a contact': (tx, id) => findContact(tx, id, theirContact),
  cards: (tx, id) => selectCards(tx, id).execute(),
  'a look-up': (tx, id) => lookUp(tx, id, { email: 'sam@secret.test' }),
  'a search': (tx, id) => searchContacts(tx, id, 'sam'),
  touches: async (tx, id) => (await touchesBefore(tx, id, theirContact, { before: null, limit: 5 })).touches,
  notes: (tx, id) => latestNotes(tx, id, theirContact, 5),
  outcomes: (tx, id) => outcomesOf(tx, id, theirContact),
  'status changes': (tx, id) => statusChangesOf(tx, id, theirContact),
  'a member': (tx, id) => findMember(tx, id, theirs.member.id),
  'a recipe': (tx, id) => findRecipe(tx, id, RECIPE),
  'the excluded list': (tx, id) => findExcluded(tx, id),
  'what the filter of known addresses is made of': (tx, id) => entriesAfter(tx, id, 0, 5),
  'what replicates': replicated,
};
const nothing = (found: unknown) => found === null || (Array.isArray(found) && found.length === 0);

describe.each(Object.entries(READS))('%s of another workspace', (_, read) => {
  it('stays hidden by row-level security alone, when the query asks for the other workspace', async () => {
    const found = await inWorkspace(hub.database.store.db, ours.workspace.id, (tx) => read(tx, theirs.workspace.id));
    expect(found).toSatisfy(nothing);
  });

  it("stays hidden by the query's own filter alone, under a role to which no row is closed", async () => {
    const found = await hub.database.store.owner((tx) => read(tx, ours.workspace.id));
    expect(found).toSatisfy(nothing);
  });
});

describe('the reads above', () => {
  it('do find the rows from inside, so that finding nothing means something', async () => {
    const { id } = theirs.workspace;
    for (const name of Object.keys(READS).filter((each) => each !== 'status changes')) {
      const found = await inWorkspace(
        hub.database.store.db,
        id,
        (tx) => READS[name]?.(tx, id) ?? Promise.resolve(null),
      );
      expect(found, name).not.toSatisfy(nothing);
    }
    expect(await inWorkspace(hub.database.store.db, id, (tx) => findWorkspace(tx, ours.workspace.id))).toBeNull();
  });
});

describe('over HTTP, what belongs to another workspace', () => {
  it('answers as if it did not exist', async () => {
    for (const path of [`/contacts/${theirContact}`, `/contacts/${theirContact}/touches`]) {
      expect(await refusalOf(await ours.fetch(path))).toEqual({ status: 404, code: 'not_found' });
    }
    const found = await ours.fetch('/contacts/lookup', posting({ email: 'sam@secret.test' }));
    expect(await found.json()).toEqual({ matches: [], picture: null });
  });
});
