import type { Id } from '#lib/model/id.ts';
import type { NoteContext } from '#lib/model/note.ts';
import type { ScoringModel } from '#lib/model/scoring-model.ts';
import { isMeaningful } from '#lib/model/touch-types.ts';
import { type ScoreInput, scoreContact } from '#lib/scoring/score.ts';
import { findScoringFacts, findScoringModel } from '#server/contacts/scoring-facts.ts';
import type { Tx } from '#server/db/schema.ts';

/**
 * Gathers what stands around notes about these contacts now, and answers for each. A contact that came into being
 * later (added by the same push) is looked up when it is asked for.
 */
export async function contextsOf(
  tx: Tx,
  workspaceId: Id,
  contactIds: readonly Id[],
  now: Date,
): Promise<(contactId: Id) => Promise<NoteContext | null>> {
  const gathered = new Map<Id, NoteContext>();
  if (contactIds.length === 0) return async () => null;
  const model = await findScoringModel(tx, workspaceId);
  for (const contactId of new Set(contactIds)) {
    const context = await contextOf(tx, workspaceId, contactId, { model, now });
    if (context !== null) gathered.set(contactId, context);
  }
  return async (contactId) => gathered.get(contactId) ?? contextOf(tx, workspaceId, contactId, { model, now });
}

async function contextOf(
  tx: Tx,
  workspaceId: Id,
  contactId: Id,
  { model, now }: { model: ScoringModel; now: Date },
): Promise<NoteContext | null> {
  const facts = await findScoringFacts(tx, workspaceId, contactId);
  return facts === null ? null : noteContextOf(facts, model, now);
}

/** What stands around a note about this contact at `now`. `touches`: all of the contact's, newest first. */
export function noteContextOf(facts: NoteFacts, model: ScoringModel, now: Date): NoteContext {
  const { score, band } = scoreContact(facts, model, now);
  const last = facts.touches.find((touch) => isMeaningful(touch) && Date.parse(touch.occurredAt) <= now.getTime());
  const { status } = facts;
  if (last === undefined) return { status, score, band, lastTouch: null };
  const { type, channel, title, occurredAt } = last;
  return { status, score, band, lastTouch: { type, channel, title, occurredAt } };
}

type NoteFacts = {
  readonly status: string | null;
  readonly contact: ScoreInput['contact'];
  readonly touches: readonly (ScoreInput['touches'][number] & { readonly channel: string })[];
};
