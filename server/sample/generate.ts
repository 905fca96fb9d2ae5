import { CAMPAIGNS, TEAM } from './cast.ts';
import { janesLife } from './jane.ts';
import { makeLife } from './life.ts';
import { type SampleNote, writeNotes } from './notes.ts';
import { makeCompanies, makePeople, type SampleCompany, type SamplePerson } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { type LivingPerson, type Written, writeTouches } from './touches.ts';

/** The seed of the sample that everybody gets. */
export const DEFAULT_SEED = 20_261_121;

/** A whole made-up workspace as of `now`, before it is stored. */
export type Sample = {
  readonly random: Random;
  readonly now: number;
  readonly companies: readonly SampleCompany[];
  readonly people: readonly LivingPerson[];
  readonly notes: readonly SampleNote[];
} & Written;

/** Makes the sample up: the same seed and moment give the same sample, to the last letter. */
export function generateSample({ seed = DEFAULT_SEED, now }: { seed?: number; now: Date }): Sample {
  const random = createRandom(seed);
  const moment = Math.floor(now.getTime() / 1000) * 1000;
  const companies = makeCompanies(random);
  const people = makePeople(random, companies).map((person: SamplePerson, index) => ({
    person,
    life: index === 0 ? janesLife(moment) : makeLife(random, person, moment),
  }));
  const written = writeTouches(random, people, moment);
  const notes = writeNotes(random, people, moment);
  return { random, now: moment, companies, people, notes, ...written };
}

export { CAMPAIGNS, TEAM };
