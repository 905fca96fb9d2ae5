/** Days and moments are milliseconds since 1970 here. */
export const DAY = 86_400_000;

/** What one touch adds to a rule when it happens. */
export type Addition = { readonly at: number; readonly points: number };

/** A rule's worth just after each addition, in the order of time. */
export type Course = {
  readonly at: readonly number[];
  readonly worth: readonly number[];
  /** The same without fading. */
  readonly fresh: readonly number[];
  readonly halfLife: number | null;
};

/**
 * Follows a rule through time: between touches its worth halves every `halfLifeDays`, each touch adds to it, and it
 * stops at `cap` on either side. A burst so fills the rule and then fades, as a single touch would. Each step depends
 * only on what came before, so the worth at a past moment is the same with and without the touches after it.
 */
export function course(additions: readonly Addition[], cap: number, halfLifeDays: number | null): Course {
  const ordered = [...additions].sort((a, b) => a.at - b.at || a.points - b.points);
  const halfLife = halfLifeDays === null ? null : halfLifeDays * DAY;
  const at: number[] = [];
  const worth: number[] = [];
  const fresh: number[] = [];
  let current = 0;
  let unfaded = 0;
  let last = 0;
  for (const addition of ordered) {
    current = within(cap, current * left(addition.at - last, halfLife) + addition.points);
    unfaded = within(cap, unfaded + addition.points);
    last = addition.at;
    at.push(last);
    worth.push(current);
    fresh.push(unfaded);
  }
  return { at, worth, fresh, halfLife };
}

/** The rule's worth at a moment, and how many of its touches had happened by then. */
export function worthAt(course: Course, moment: number): { worth: number; fresh: number; count: number } {
  const count = happenedBy(course.at, moment);
  const last = count - 1;
  const faded = (course.worth[last] ?? 0) * left(moment - (course.at[last] ?? moment), course.halfLife);
  return { worth: faded, fresh: course.fresh[last] ?? 0, count };
}

const within = (cap: number, value: number) => Math.max(-cap, Math.min(cap, value));

const left = (elapsed: number, halfLife: number | null) => (halfLife === null ? 1 : 2 ** (-elapsed / halfLife));

/** How many of the ordered moments are at or before `moment`, by halving. */
function happenedBy(moments: readonly number[], moment: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? Number.POSITIVE_INFINITY) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
