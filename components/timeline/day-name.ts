import { dayOf } from './rows.ts';

const DAY = 24 * 60 * 60_000;

/** A day as people say it: today, yesterday, the weekday within a week, then the date; in `locale`. */
export function dayName(at: number, now: number, locale: string): string {
  if (dayOf(at) === dayOf(now)) return relative(0, locale);
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayOf(at) === dayOf(yesterday.getTime())) return relative(-1, locale);
  if (at < now && now - at < 6 * DAY) return new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(at);
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...year }).format(at);
}

/** The time of day. */
export function clockTime(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
}

function relative(days: number, locale: string): string {
  const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}
