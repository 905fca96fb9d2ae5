import { language } from '#lib/browser/i18n.ts';
import { useNow } from './clock.ts';
import { exactTime, relativeTime } from './relative-time.ts';

/** A moment (ISO 8601, or ms since 1970): relative up to a week, then a date; exact on hover and for screen readers. */
export function RelativeTime({ at }: { at: string | number }) {
  const now = useNow();
  const moment = new Date(at).getTime();
  const exact = exactTime(moment, language());
  if (exact === '') return null;
  return (
    <time dateTime={new Date(moment).toISOString()} title={exact} className="whitespace-nowrap">
      <span aria-hidden="true">{relativeTime(moment, now, language())}</span>
      <span className="sr-only">{exact}</span>
    </time>
  );
}
