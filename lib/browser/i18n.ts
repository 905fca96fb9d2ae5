import { createI18n } from '@wxt-dev/i18n';
import type en from '#locales/en.json';

/** Dotted paths to the texts of a messages file: `'outcome.no_answer'`. */
type Path<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}`;
}[keyof T & string];
type Messages = typeof en;

const i18n = createI18n();

/** Key of a text in `locales/en.json`, the complete one. */
export type MessageKey = Path<Messages>;

/** Key of a counted text: a group that holds `other`, and whichever of zero, one, two, few, many its language needs. */
export type CountKey = MessageKey extends infer K ? (K extends `${infer Group}.other` ? Group : never) : never;

/** What stands for `{name}` in a text. */
export type Fill = Readonly<Record<string, string | number>>;

/**
 * A text in the browser's language, `{name}` replaced by `fill.name`. What is filled in is plain text: it is never read
 * for placeholders again. A missing text shows its key, so that it is found.
 */
export function t(key: MessageKey, fill: Fill = {}): string {
  return i18n.t(key, fill) || key;
}

/** A counted text by the language's own plural rules; `{n}` is the count, written as the language writes numbers. */
export function tn(key: CountKey, n: number, fill: Fill = {}): string {
  const rule = new Intl.PluralRules(language()).select(n);
  const filled = { n: new Intl.NumberFormat(language()).format(n), ...fill };
  return i18n.t(`${key}.${rule}`, filled) || i18n.t(`${key}.other`, filled) || key;
}

/** Language of the texts shown (BCP 47); dates and numbers go with it. */
export function language(): string {
  return i18n.t('language') || 'en';
}

/** Sets language and direction of a page's document; the direction is that of the browser's own interface. */
export function applyLanguage(document: Document): void {
  document.documentElement.lang = language();
  document.documentElement.dir = i18n.t('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}
