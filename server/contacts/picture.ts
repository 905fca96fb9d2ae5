import { checkDefinition } from '#lib/lifecycle/check.ts';
import { fieldsPresent } from '#lib/lifecycle/facts.ts';
import type { Contact, ContactCard, ContactPicture } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { Note } from '#lib/model/note.ts';
import type { ScoreResult } from '#lib/model/score.ts';
import type { DefinitionCheck } from '#lib/model/status.ts';
import type { ScoredTouch } from '#lib/scoring/match.ts';
import { scoreContact } from '#lib/scoring/score.ts';
import type { Tx } from '#server/db/schema.ts';
import { listDefinitions } from '#server/definitions/repository.ts';
import { repliesTo } from '#server/notes/replies.ts';
import { latestNotes, latestNotesOfColleagues } from '#server/notes/repository.ts';
import { cardsById } from './cards.ts';
import { findContact, outcomesOf, statusChangesOf } from './repository.ts';
import { findScoringFacts, findScoringModel } from './scoring-facts.ts';
import { touchesBefore } from './touches.ts';

/** How many touches come with a picture; older ones are asked for page by page. */
export const TOUCHES_SHOWN = 50;
const NOTES_SHOWN = 20;

/** Everything the sidebar shows about a contact, as of `now`; null for an unknown one. */
export async function pictureOf(tx: Tx, workspaceId: Id, contactId: Id, now: Date): Promise<ContactPicture | null> {
  const contact = await findContact(tx, workspaceId, contactId);
  const facts = contact === null ? undefined : (await findScoringFacts(tx, workspaceId, [contactId])).get(contactId);
  if (contact === null || facts === undefined) return null;
  const score = scoreContact({ contact, touches: facts.touches }, await findScoringModel(tx, workspaceId), now);
  const notes = await latestNotes(tx, workspaceId, contactId, NOTES_SHOWN);
  const companyNotes = await notesOfColleagues(tx, workspaceId, contact);
  return {
    contact,
    score,
    checks: await checksOf(tx, workspaceId, { contact, score, touches: facts.touches }, now),
    touches: await touchesBefore(tx, workspaceId, contactId, { before: null, limit: TOUCHES_SHOWN }),
    statusChanges: await statusChangesOf(tx, workspaceId, contactId),
    notes,
    companyNotes,
    replies: await repliesTo(
      tx,
      workspaceId,
      [...notes, ...companyNotes].map(({ id }) => id),
    ),
    colleagues: await cardsOfAll(tx, workspaceId, companyNotes),
  };
}

type Scored = { contact: Contact; score: ScoreResult; touches: readonly ScoredTouch[] };

/** Every definition of the workspace, checked on this contact, in the order of the life cycle. */
async function checksOf(tx: Tx, workspaceId: Id, scored: Scored, now: Date): Promise<DefinitionCheck[]> {
  const { contact, score, touches } = scored;
  const outcomes = await outcomesOf(tx, workspaceId, contact.id);
  const facts = { score: score.score, fit: score.fit, touches, present: fieldsPresent(contact), outcomes };
  const definitions = await listDefinitions(tx, workspaceId);
  return definitions.map((definition) => checkDefinition(definition, facts, now));
}

async function notesOfColleagues(tx: Tx, workspaceId: Id, { id, companyId }: Contact): Promise<Note[]> {
  if (companyId === null) return [];
  return latestNotesOfColleagues(tx, workspaceId, { contactId: id, companyId }, NOTES_SHOWN);
}

const cardsOfAll = (tx: Tx, workspaceId: Id, notes: Note[]): Promise<ContactCard[]> =>
  cardsById(tx, workspaceId, [...new Set(notes.map(({ contactId }) => contactId))]);
