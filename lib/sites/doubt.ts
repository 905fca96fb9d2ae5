import type { Reading } from './read.ts';

/** After a change of record, times of rest (ms) until the people of the record before are believed: drawn anew, or untouched. */
const SAME_PEOPLE_REST = 1_000;
const SAME_ELEMENTS_REST = 3_000;
/** A change of record within `HURRY` ms of another may overtake it: then two readings `AGREE` ms apart must say the same. */
const HURRY = 2_000;
const AGREE = 400;

/**
 * Says for each reading after a change of record whether it may be believed. A page changes its address first and its
 * people later, and some put the next person into the same fields without any change that could be observed.
 */
export function doubts(now: () => number) {
  let before: Reading | null = null;
  let hurried = false;
  let changedAt = Number.NEGATIVE_INFINITY;
  let seen = { people: '', at: 0 };

  /** For how long the page must rest until the people of the record before are believed; null: these are others. */
  const untilNotStale = (reading: Reading, rested: number): number | null => {
    if (!before || !sharesPerson(before, reading)) return null;
    const wanted = before.holds() ? SAME_ELEMENTS_REST : SAME_PEOPLE_REST;
    return rested < wanted ? wanted : null;
  };
  /** The same until two readings, apart, agree. */
  const untilAgreed = ({ facts: { people } }: Reading, rested: number): number | null => {
    if (!hurried || people.length === 0) return null;
    const said = JSON.stringify(people);
    if (said !== seen.people) seen = { people: said, at: now() };
    const missing = AGREE - (now() - seen.at);
    return missing > 0 ? rested + missing : null;
  };
  return {
    /** The record changes; `last` is the reading believed until now, null when it was still in doubt. */
    recordChanged(last: Reading | null): void {
      const soon = now() - changedAt < HURRY;
      const settled = last !== null && last.facts.people.length > 0;
      hurried = soon && (hurried || !settled);
      if (settled || !soon) before = last;
      changedAt = now();
      seen = { people: '', at: 0 };
    },
    /**
     * For how long the page should rest until the reading is believed; null: it is. That ends the doubt, unless the reading
     * names nobody: somebody may still come.
     */
    judge(reading: Reading, rested: number): number | null {
      const wait = untilNotStale(reading, rested) ?? untilAgreed(reading, rested);
      if (wait === null && reading.facts.people.length > 0) {
        before = null;
        hurried = false;
      }
      return wait;
    },
  };
}

/** A name or an address of the record before, under another record's address: perhaps the page has not caught up. */
const sharesPerson = (before: Reading, now: Reading) =>
  (now.facts.recipe === null || before.facts.record?.id !== now.facts.record?.id) &&
  now.facts.people.some((person) =>
    before.facts.people.some(
      ({ email, name, phone }) =>
        (email !== null && email === person.email) ||
        (name !== null && name === person.name) ||
        (phone !== null && phone === person.phone),
    ),
  );
