import type { StatusKey } from '#lib/model/status.ts';
import type { SamplePerson } from './people.ts';
import type { Random } from './random.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When a person came in, and when they reached each status since. Moments in ms. */
export type Life = { readonly createdAt: number; readonly steps: readonly Step[] };
export type Step = { readonly status: StatusKey; readonly at: number; readonly reason: string | null };

const RECYCLE_REASONS = [
  'Project moved to next year',
  'Not reached after six tries',
  'Budget frozen until the new fiscal year',
  'New management, plans on hold',
  'Just extended the contract with Loadstar',
  'Too early: hiring planners first',
];
const DISQUALIFY_REASONS = [
  'Works for a competitor',
  'Student, needed the report for a thesis',
  'Left the company',
  'Only two trucks, no planning to do',
  'Looking for a job with us',
  'Asked us not to write again',
];

/** The way to each status: days between the steps, [from, to]; the first span counts back from today. */
const WAYS: Record<string, { ago: [number, number]; steps: (readonly [StatusKey, readonly [number, number]])[] }> = {
  prospect: { ago: [30, 700], steps: [] },
  lead: { ago: [20, 175], steps: [['lead', [0, 0]]] },
  mql: {
    ago: [1, 12],
    steps: [
      ['lead', [-60, -15]],
      ['mql', [0, 0]],
    ],
  },
  sal: {
    ago: [4, 18],
    steps: [
      ['lead', [-70, -15]],
      ['mql', [0, 0]],
      ['sal', [0.1, 1.2]],
    ],
  },
  sql: {
    ago: [14, 50],
    steps: [
      ['lead', [-80, -15]],
      ['mql', [0, 0]],
      ['sal', [0.1, 1]],
      ['sql', [2, 9]],
    ],
  },
  opportunity: {
    ago: [45, 120],
    steps: [
      ['lead', [-90, -20]],
      ['mql', [0, 0]],
      ['sal', [0.1, 1]],
      ['sql', [2, 8]],
      ['opportunity', [8, 28]],
    ],
  },
  customer: {
    ago: [130, 300],
    steps: [
      ['lead', [-60, -20]],
      ['mql', [0, 0]],
      ['sal', [0.1, 1]],
      ['sql', [2, 8]],
      ['opportunity', [8, 28]],
      ['customer', [25, 80]],
    ],
  },
  recycled: {
    ago: [40, 220],
    steps: [
      ['lead', [-60, -15]],
      ['mql', [0, 0]],
      ['sal', [0.1, 1.5]],
      ['recycled', [6, 22]],
    ],
  },
  disqualified: {
    ago: [15, 250],
    steps: [
      ['lead', [-40, -5]],
      ['mql', [0, 0]],
      ['disqualified', [0.2, 6]],
    ],
  },
};

/** Makes the life of a person up to the status they have. */
export function makeLife(random: Random, person: SamplePerson, now: number): Life {
  const { ago, steps: way } = WAYS[person.status] ?? { ago: [30, 500], steps: [] };
  const pivot = now - between(random, ago) * DAY;
  let before = Number.NEGATIVE_INFINITY;
  let last = pivot;
  const steps = way.map(([status, [from, to]]): Step => {
    const moment = (from < 0 ? pivot : last) + between(random, [from, to]) * DAY;
    last = Math.max(moment, pivot);
    // Office hours and weekends may swap what lay close together.
    const at = Math.min(Math.max(officeTime(moment), before + 25 * MINUTE), now - 20 * MINUTE);
    before = at;
    return { status, at, reason: reasonFor(random, status) };
  });
  const first = steps[0]?.at ?? pivot;
  return { createdAt: first - between(random, person.status === 'prospect' ? [0, 1] : [0.01, 330]) * DAY, steps };
}

function reasonFor(random: Random, status: StatusKey): string | null {
  if (status === 'recycled') return random.pick(RECYCLE_REASONS);
  return status === 'disqualified' ? random.pick(DISQUALIFY_REASONS) : null;
}

export const between = (random: Random, [from, to]: readonly [number, number]): number =>
  from + (to - from) * random.next();

/** When the person reached a status; undefined if they never did. */
export const reached = (life: Life, status: StatusKey): number | undefined =>
  life.steps.find((step) => step.status === status)?.at;

/** The status at a moment. */
export function statusAt(life: Life, moment: number): StatusKey {
  return life.steps.findLast(({ at }) => at <= moment)?.status ?? 'prospect';
}

/** Moves a moment into working hours (7 to 17 UTC) of its day, or of the Friday before a weekend. */
export function officeTime(moment: number): number {
  const day = new Date(moment).getUTCDay();
  const weekend = day === 0 ? 2 : day === 6 ? 1 : 0;
  const midnight = Math.floor(moment / DAY) * DAY;
  return midnight - weekend * DAY + 7 * HOUR + ((moment - midnight) / DAY) * 10 * HOUR;
}
