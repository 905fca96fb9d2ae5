import type { NoteContext } from '#lib/model/note.ts';
import type { ScoringModel } from '#lib/model/scoring-model.ts';
import { isMeaningful } from '#lib/model/touch-types.ts';
import { type ScoreInput, scoreContact } from '#lib/scoring/score.ts';

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
