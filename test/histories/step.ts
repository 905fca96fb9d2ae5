import * as fc from 'fast-check';

/** How many browsers play: two reps and a lead, who may edit what the reps wrote. */
export const PLAYERS = 3;

/** What may happen to one request, in the order in which requests are made. */
export const FAULTS = ['none', 'refused', 'answer_lost', 'twice', 'late', 'cut', 'busy'] as const;
export type Fault = (typeof FAULTS)[number];

/** What a person does. `pick` chooses among what stands in their own store. */
export type Act =
  | { do: 'log'; contact: number }
  | { do: 'edit'; pick: number }
  | { do: 'kind'; pick: number }
  | { do: 'remove'; pick: number }
  | { do: 'reply'; pick: number }
  /** Takes the words that somebody wrote at the same time, or lets them go. */
  | { do: 'settle'; pick: number; take: boolean }
  /** Sends again what the hub refused. */
  | { do: 'retry' }
  | { do: 'add_contact' }
  | { do: 'draft'; contact: number }
  | { do: 'exclude' }
  | { do: 'read' };

/** One step of a history. `who` names the browser, `page` one of its two open pages. */
export type Step =
  | { step: 'act'; who: number; page: number; act: Act }
  | { step: 'sync'; who: number; page: number; faults: Fault[] }
  | { step: 'all_sync'; faults: Fault[] }
  /** The worker dies in the middle of an exchange, at its nth request, before or after that reached the hub. */
  | { step: 'worker_killed'; who: number; at: number; reached: boolean }
  /** A tab dies and is opened anew. */
  | { step: 'tab_killed'; who: number; page: number }
  | { step: 'clock_off'; who: number; years: number }
  | { step: 'partition'; who: number }
  | { step: 'healed'; who: number }
  /** The next write of this browser finds the disk full. */
  | { step: 'disk_full'; who: number; after: number; act: Act }
  /** What members may see has changed. */
  | { step: 'seen_anew' }
  /** Everybody exchanges, and `after` so many ms this dies: the hub, its database, or only the way between those two. */
  | { step: 'killed'; what: 'hub' | 'database' | 'connections'; after: number };

const who = fc.nat(PLAYERS - 1);
const page = fc.nat(1);
/** Often the same note, so that people meet in it. */
const pick = fc.constantFrom(0, 0, 0, 1, 2);
const contact = fc.nat(1);
const faults = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('none' as const) },
    { weight: 6, arbitrary: fc.constantFrom(...FAULTS) },
  ),
  { maxLength: 5 },
);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('log' as const), contact }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('edit' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kind' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reply' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), pick, take: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'retry' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'add_contact' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('draft' as const), contact }) },
  { weight: 1, arbitrary: fc.constant({ do: 'exclude' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'read' as const }) },
);

const rare = { weight: 1 } as const;
const steps: { weight: number; arbitrary: fc.Arbitrary<Step> }[] = [
  { weight: 9, arbitrary: fc.record({ step: fc.constant('act' as const), who, page, act }) },
  { weight: 6, arbitrary: fc.record({ step: fc.constant('sync' as const), who, page, faults }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('all_sync' as const), faults }) },
  {
    ...rare,
    arbitrary: fc.record({ step: fc.constant('worker_killed' as const), who, at: fc.nat(2), reached: fc.boolean() }),
  },
  { ...rare, arbitrary: fc.record({ step: fc.constant('tab_killed' as const), who, page }) },
  { ...rare, arbitrary: fc.record({ step: fc.constant('clock_off' as const), who, years: fc.constantFrom(-1, 1) }) },
  { ...rare, arbitrary: fc.record({ step: fc.constant('partition' as const), who }) },
  { ...rare, arbitrary: fc.record({ step: fc.constant('healed' as const), who }) },
  { ...rare, arbitrary: fc.record({ step: fc.constant('disk_full' as const), who, after: fc.nat(3), act }) },
  { ...rare, arbitrary: fc.constant({ step: 'seen_anew' as const }) },
];

const killed = (...what: ('hub' | 'database' | 'connections')[]) => ({
  ...rare,
  arbitrary: fc.record({ step: fc.constant('killed' as const), what: fc.constantFrom(...what), after: fc.nat(30) }),
});

const LENGTH = { minLength: 6, maxLength: 26, size: 'max' } as const;

/** A history: what people do, and what goes wrong meanwhile. */
export const history: fc.Arbitrary<Step[]> = fc.array(fc.oneof(...steps, killed('connections')), LENGTH);

/** The same, in which hub and database are ended by kill -9. */
export const deadlyHistory: fc.Arbitrary<Step[]> = fc.array(fc.oneof(...steps, killed('hub', 'database')), LENGTH);
