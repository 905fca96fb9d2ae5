import { v7 as uuidv7 } from 'uuid';
import { KINDS, OUTCOMES } from '#lib/model/note-choices.ts';
import { type Change, pullResponse } from '#lib/protocol/pull.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { Ask } from '#test/bench/harness/asking.ts';

const BATCH = 200;
const WORDS =
  'they liked the webinar, asked twice about pricing for three sites, and will talk to the board in March. ';

/** Adds `contacts` people and `notes` notes about them (of 600 characters), by the hub's own push. */
export async function pushNotes(ask: Ask, counts: { contacts: number; notes: number }) {
  const clientId = uuidv7();
  const people = Array.from({ length: counts.contacts }, () => uuidv7());
  const bodies = [
    ...people.map(addContact),
    ...Array.from({ length: counts.notes }, (_, index) => createNote(people[index % people.length] ?? '', index)),
  ];
  for (let done = 0; done < bodies.length; done += BATCH) {
    const mutations = bodies.slice(done, done + BATCH).map((body, index) => ({ seq: done + index + 1, body }));
    await ask('/push', { protocol: PROTOCOL_VERSION, clientId, mutations });
  }
}

/** Everything that a pull from nothing brings, page by page. */
export async function pullAll(ask: Ask): Promise<Change[]> {
  const changes: Change[] = [];
  for (let cursor = ''; ; ) {
    const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await ask(`/pull?protocol=${PROTOCOL_VERSION}&limit=2000${from}`);
    const page = pullResponse.parse(await answer.json());
    changes.push(...page.changes);
    if (!page.more) return changes;
    cursor = page.cursor;
  }
}

const addContact = (contactId: string, index: number): MutationBody => ({
  name: 'contact.add',
  contactId,
  fullName: `Person ${index}`,
  email: `person.${index}@company${index % 120}.example`,
  phone: null,
  title: 'Head of Operations',
  companyName: `Company ${index % 120}`,
});

const createNote = (contactId: string, index: number): MutationBody => ({
  name: 'note.create',
  noteId: uuidv7(),
  contactId,
  writtenAt: new Date().toISOString(),
  body: {
    outcome: OUTCOMES[index % OUTCOMES.length] ?? null,
    kinds: [KINDS[index % KINDS.length] ?? 'other'],
    text: `Note ${index}: ${WORDS.repeat(6)}`.slice(0, 600),
    campaignId: null,
    callSeconds: index % 900,
  },
});
