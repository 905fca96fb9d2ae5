/** How dates with slashes are meant: day first or month first. Nobody can tell from 03/04/2026 alone. */
export type SlashDates = 'dmy' | 'mdy';

export type ReadMoment = { at: string } | { code: 'date_missing' | 'date_ambiguous' | 'date_invalid' };

const TIME = String.raw`(?:[T ,]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]m)?\s*(z|utc|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i');
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4})${TIME}$`, 'i');
const SLASHES = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${TIME}$`, 'i');

/** 1990: a touch before it is a slip of the pen (or a zero that became 1970). */
const EARLIEST = Date.UTC(1990, 0, 1);

/**
 * Reads a cell's moment as ISO 8601 in UTC: ISO 8601, `2026-03-04 15:30`, `04.03.2026`, dates with slashes when it is
 * said how they are meant, and Unix time in seconds or milliseconds. Without a zone it is UTC.
 */
export function readMoment(text: string, slashes?: SlashDates): ReadMoment {
  const cell = text.trim();
  if (cell === '') return { code: 'date_missing' };
  const unix = /^\d{10}$|^\d{13}$/.test(cell) ? Number(cell) * (cell.length === 10 ? 1000 : 1) : null;
  if (unix !== null) return within(unix);
  const yearFirst = YEAR_FIRST.exec(cell);
  if (yearFirst) return fromParts(yearFirst, 1, 2, 3);
  const dayFirst = DAY_FIRST.exec(cell);
  if (dayFirst) return fromParts(dayFirst, 3, 2, 1);
  const slashed = SLASHES.exec(cell);
  if (!slashed) return { code: 'date_invalid' };
  if (!slashes) return { code: 'date_ambiguous' };
  return slashes === 'dmy' ? fromParts(slashed, 3, 2, 1) : fromParts(slashed, 3, 1, 2);
}

function fromParts(match: RegExpExecArray, yearAt: number, monthAt: number, dayAt: number): ReadMoment {
  const part = (index: number) => Number(match[index] ?? 0);
  const [year, month, day] = [part(yearAt), part(monthAt), part(dayAt)];
  const hour = hourOf(part(4), match[8]);
  const millis = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  const at = Date.UTC(year, month - 1, day, hour, part(5), part(6), millis);
  // Date.UTC turns 31 February into 3 March: a date that moved was none.
  const moved = new Date(at).getUTCDate() !== day || new Date(at).getUTCMonth() !== month - 1;
  if (hour > 23 || part(5) > 59 || part(6) > 59 || moved) return { code: 'date_invalid' };
  return within(at - offsetOf(match[9]));
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** Milliseconds that a zone like `+02:00` lies before UTC. */
function offsetOf(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

const within = (at: number): ReadMoment =>
  at >= EARLIEST && at < Date.UTC(2100, 0, 1) ? { at: new Date(at).toISOString() } : { code: 'date_invalid' };
