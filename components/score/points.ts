import { language } from '#lib/browser/i18n.ts';

/** Points with their sign, as the language writes numbers: `+25`, `−10`, `0`; the minus is one that is read aloud. */
export const signed = (points: number): string =>
  new Intl.NumberFormat(language(), { signDisplay: 'exceptZero' }).format(points).replace('-', '−');
