import type { Id } from '#lib/model/id.ts';
import type { NoteContext } from '#lib/model/note.ts';
import type { ScoringModel } from '#lib/model/scoring-model.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import { findCampaigns } from '#server/campaigns/repository.ts';
import { findScoringFacts, findScoringModel, type ScoringFacts } from '#server/contacts/scoring-facts.ts';
import { answersOf } from '#server/db/pipeline.ts';
import type { Tx } from '#server/db/schema.ts';
import { authorsOf } from '#server/notes/repository.ts';
import { noteContextOf } from './note-context.ts';

type CreateNote = Extract<MutationBody, { name: 'note.create' }>;

/** A contact that notes are about: what stands around them, and whether its card replicates already. */
export type NotedContact = { readonly context: NoteContext; inFeed: boolean };

/** What notes to come are about, read once for all of them under the counter's lock. */
export type Surroundings = {
  /** null for a contact that the workspace doesn't know. */
  contact(contactId: Id): Promise<NotedContact | null>;
  hasCampaign(campaignId: Id): boolean;
  /** Who wrote the note that already has this id, here or earlier in this transaction. */
  readonly authors: Map<Id, Id>;
};

/** Reads it in one round trip. A contact that came into being later, in the same transaction, is read when asked for. */
export async function readSurroundings(
  tx: Tx,
  workspaceId: Id,
  wanted: readonly CreateNote[],
  now: Date,
): Promise<Surroundings> {
  const contactIds = distinct(wanted.map(({ contactId }) => contactId));
  const campaignIds = distinct(wanted.flatMap(({ body }) => body.campaignId ?? []));
  const [model, facts, authors, campaigns] = await answersOf([
    contactIds.length === 0 ? NOTHING : findScoringModel(tx, workspaceId),
    findScoringFacts(tx, workspaceId, contactIds),
    authorsOf(tx, workspaceId, distinct(wanted.map(({ noteId }) => noteId))),
    findCampaigns(tx, workspaceId, campaignIds),
  ]);
  const contacts = new Map<Id, NotedContact>();
  const keep = (read: ReadonlyMap<Id, ScoringFacts>, model: ScoringModel) => {
    for (const [id, of] of read) contacts.set(id, { context: noteContextOf(of, model, now), inFeed: of.inFeed });
  };
  if (model !== null) keep(facts, model);
  return {
    async contact(contactId) {
      const known = contacts.get(contactId);
      if (known !== undefined || model === null) return known ?? null;
      keep(await findScoringFacts(tx, workspaceId, [contactId]), model);
      return contacts.get(contactId) ?? null;
    },
    hasCampaign: (campaignId) => campaigns.has(campaignId),
    authors,
  };
}

const NOTHING = Promise.resolve(null);

const distinct = (ids: readonly Id[]): Id[] => [...new Set(ids)];
