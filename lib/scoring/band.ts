import type { Band } from '#lib/model/score.ts';
import type { ScoringModel } from '#lib/model/scoring-model.ts';

/** The band of a score under a model. */
export function bandOf(score: number, model: Pick<ScoringModel, 'bands'>): Band {
  const { hot, warm, cool } = model.bands;
  if (score >= hot) return 'hot';
  if (score >= warm) return 'warm';
  return score >= cool ? 'cool' : 'cold';
}
