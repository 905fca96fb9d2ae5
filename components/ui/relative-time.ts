const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** `at` as people say it: "5m ago" up to a week either way, then the date; in `locale`. Both in ms since 1970. */
export function relativeTime(at: number, now: number, locale: string): string {
  const distance = Math.abs(at - now);
  if (Number.isNaN(distance)) return '';
  if (distance >= WEEK) return dateOf(at, now, locale);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' });
  if (distance < MINUTE) return words.format(0, 'second');
  if (distance < HOUR) return words.format(Math.trunc((at - now) / MINUTE), 'minute');
  if (distance < DAY) return words.format(Math.trunc((at - now) / HOUR), 'hour');
  return words.format(Math.trunc((at - now) / DAY), 'day');
}

/** The exact moment, for hover and screen readers: "Tuesday, 3 March 2026, 09:12". */
export function exactTime(at: number, locale: string): string {
  if (Number.isNaN(at)) return '';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** A short date, with the year only when it isn't this one. */
function dateOf(at: number, now: number, locale: string): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(at);
}
