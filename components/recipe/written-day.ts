import { language } from '#lib/browser/i18n.ts';

/** A day (YYYY-MM-DD) as people here write it. */
export const writtenDay = (day: string): string =>
  new Date(`${day}T00:00:00`).toLocaleDateString(language(), { day: 'numeric', month: 'short', year: 'numeric' });
