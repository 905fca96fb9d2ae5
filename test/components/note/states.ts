import type { NoteStanding } from '#components/note/BarState.tsx';

/** The note at hand in every way it can stand. */
export const FRESH: NoteStanding = {
  logged: false,
  outcome: null,
  undoable: false,
  begun: false,
  unsafe: null,
  failed: null,
  delivery: null,
  refusal: null,
};
const logged: NoteStanding = { ...FRESH, logged: true, outcome: 'connected', delivery: 'waiting' };

export const STANDINGS = {
  fresh: FRESH,
  drafted: { ...FRESH, begun: true },
  notKept: { ...FRESH, begun: true, unsafe: 'not_stored' },
  failed: { ...FRESH, begun: true, failed: 'not_stored' },
  fullDisk: { ...FRESH, begun: true, unsafe: 'disk_full' },
  undoable: { ...logged, undoable: true },
  waiting: logged,
  sent: { ...logged, delivery: 'synced' },
  refused: { ...logged, delivery: 'refused', refusal: 'The hub doesn’t know this contact.' },
} as const satisfies Record<string, NoteStanding>;
