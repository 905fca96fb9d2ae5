/** Longest call that a note can hold, in seconds (one day: lib/model/note.ts). */
const LONGEST = 86_400;

/** Whole seconds since a moment (ms since 1970), never negative, at most a day. */
export function secondsSince(startedAt: number): number {
  return Math.min(LONGEST, Math.max(0, Math.floor((Date.now() - startedAt) / 1_000)));
}

/** "2:05", "1:02:05". */
export function elapsed(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
