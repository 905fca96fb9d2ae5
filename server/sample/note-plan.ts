import type { Kind, Outcome } from '#lib/model/note.ts';
import type { StatusKey } from '#lib/model/status.ts';
import { between, DAY, HOUR, type Life, MINUTE, officeTime, reached } from './life.ts';
import type { SamplePerson } from './people.ts';
import type { Random } from './random.ts';

/** When a call was, how it ended, and of what it spoke. `text` where it is told by hand. */
export type NotePlan = {
  readonly at: number;
  readonly outcome: Outcome;
  readonly kinds: readonly Kind[];
  readonly callSeconds: number | null;
  readonly text?: string;
};

/** A call beside a status: days before (below zero) or after it was reached, what came of it, and likely kinds. */
type Cue = readonly [StatusKey, from: number, to: number, Outcome, readonly Kind[], chance: number];

const NOTHING: readonly Kind[] = [];
const DOUBTS: readonly Kind[] = ['objection', 'missing_proof', 'competitor', 'buyer_words'];

/** The calls that lead a person to their status. */
const CUES: Readonly<Record<string, readonly Cue[]>> = {
  mql: [['mql', 0.1, 0.9, 'voicemail', NOTHING, 0.4]],
  sal: [
    ['sal', 0, 0.05, 'no_answer', NOTHING, 0.9],
    ['sal', 1, 3, 'voicemail', NOTHING, 0.8],
    ['sal', 3, 6, 'connected', DOUBTS, 0.4],
  ],
  sql: [
    ['sal', 0, 0.1, 'voicemail', NOTHING, 0.5],
    ['sql', -0.07, -0.01, 'connected', ['buyer_words', 'objection', 'missing_proof'], 0.9],
    ['sql', 0, 0.02, 'meeting_booked', NOTHING, 1],
    ['sql', 4, 10, 'connected', ['pricing', 'competitor', 'missing_proof'], 0.6],
  ],
  opportunity: [
    ['sql', -0.07, -0.01, 'connected', ['buyer_words', 'competitor'], 0.8],
    ['sql', 0, 0.02, 'meeting_booked', NOTHING, 0.9],
    ['opportunity', -0.07, -0.01, 'connected', ['pricing', 'buyer_words'], 1],
    ['opportunity', 5, 25, 'connected', ['pricing', 'competitor', 'objection'], 0.9],
  ],
  customer: [
    ['sql', -0.07, -0.01, 'connected', ['buyer_words', 'objection'], 0.5],
    ['opportunity', -0.07, -0.01, 'connected', ['pricing', 'competitor'], 0.5],
    ['customer', 0, 0.2, 'connected', ['win'], 1],
  ],
  recycled: [
    ['sal', 0.2, 2, 'no_answer', NOTHING, 0.6],
    ['recycled', -0.07, -0.01, 'connected', ['objection', 'competitor'], 0.85],
  ],
  disqualified: [['disqualified', -0.05, -0.01, 'connected', ['loss'], 0.8]],
};

/** Plans the calls with one person, oldest first. */
export function planNotes(random: Random, person: SamplePerson, life: Life, now: number): NotePlan[] {
  return (CUES[person.status] ?? []).flatMap(([status, from, to, outcome, kinds, chance]): NotePlan[] => {
    const step = reached(life, status);
    if (step === undefined || !random.chance(chance)) return [];
    const spread = step + between(random, [from, to]) * DAY;
    const at = to - from > 0.4 ? officeTime(spread) : spread;
    if (at >= now - 10 * MINUTE || at <= life.createdAt) return [];
    if (status === 'disqualified' && random.chance(0.25)) return [call(random, at, 'wrong_person', NOTHING)];
    return [call(random, at, outcome, kinds)];
  });
}

/** A later word with somebody whom we talk to anyway. */
export function planFollowUp(random: Random, life: Life, now: number): NotePlan {
  const since = life.steps.at(-1)?.at ?? life.createdAt;
  const at = Math.max(since + HOUR, Math.min(officeTime(between(random, [since, now])), now - HOUR));
  const outcome = random.weighted<Outcome>([
    ['connected', 5],
    ['voicemail', 2],
    ['no_answer', 2],
    ['meeting_booked', 1],
  ]);
  return call(
    random,
    at,
    outcome,
    outcome === 'connected' ? ['other', 'buyer_words', 'missing_proof', 'pricing'] : NOTHING,
  );
}

function call(random: Random, at: number, outcome: Outcome, from: readonly Kind[]): NotePlan {
  const [first, second] = random.shuffled(from);
  const kinds = [...(first ? [first] : []), ...(second && random.chance(0.3) ? [second] : [])];
  const talked = outcome === 'connected' || outcome === 'meeting_booked';
  const callSeconds = random.chance(0.7) ? (talked ? random.whole(120, 1500) : random.whole(8, 70)) : null;
  return { at, outcome, kinds, callSeconds };
}
