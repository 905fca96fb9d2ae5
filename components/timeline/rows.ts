import { type Happening, isPassive } from './story.ts';

/** A line of the timeline. `key` is unique and stays the same while the story grows. */
export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'happening'; key: string; happening: Happening; passive: boolean }
  | { kind: 'fold'; key: string; day: string; count: number; open: boolean };

/** The local calendar day of a moment, as `2026-03-01`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * The rows of a story that is sorted newest first: for each day its head, what is meaningful, and behind a count the
 * passive touches, which stand unfolded for the days in `open`.
 */
export function rowsOf(happenings: readonly Happening[], open: ReadonlySet<string>): Row[] {
  return daysOf(happenings).flatMap(([day, ofDay]) => {
    const passive = ofDay.filter(isFolded);
    const head: Row = { kind: 'day', key: day, at: ofDay[0]?.at ?? 0 };
    const meaningful = ofDay.filter((happening) => !isFolded(happening)).map((each) => row(each, false));
    if (passive.length === 0) return [head, ...meaningful];
    const isOpen = open.has(day);
    const fold: Row = { kind: 'fold', key: `fold ${day}`, day, count: passive.length, open: isOpen };
    return [head, ...meaningful, fold, ...(isOpen ? passive.map((each) => row(each, true)) : [])];
  });
}

function daysOf(happenings: readonly Happening[]): [string, Happening[]][] {
  const days = new Map<string, Happening[]>();
  for (const happening of happenings) {
    const day = dayOf(happening.at);
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(happening);
    else days.set(day, [happening]);
  }
  return [...days];
}

const isFolded = (happening: Happening) => happening.kind === 'touch' && isPassive(happening.touch);

const row = (happening: Happening, passive: boolean): Row => ({
  kind: 'happening',
  key: keyOf(happening),
  happening,
  passive,
});

function keyOf(happening: Happening): string {
  if (happening.kind === 'touch') return happening.touch.id;
  if (happening.kind === 'note') return happening.view.note.id;
  return `${happening.change.at} ${happening.change.to}`;
}
