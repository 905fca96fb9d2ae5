import { expect, test } from 'vitest';
import { applyLanguage, t, tn } from '#lib/browser/i18n.ts';
import { giveMessages } from '#test/support/unit/messages.ts';

test('a text is found by its dotted key', () => {
  expect(t('outcome.no_answer')).toBe('No answer');
});

test('what is filled in is never read for placeholders again', () => {
  giveMessages({ ui_close: 'Close {name}' });
  expect(t('ui.close', { name: '{name} $1 $& </b>' })).toBe('Close {name} $1 $& </b>');
});

test('a placeholder that nothing fills stays to be seen', () => {
  giveMessages({ ui_close: 'Close {name}' });
  expect(t('ui.close')).toBe('Close {name}');
});

test('a language uses as many plural forms as it has', () => {
  giveMessages({
    language: 'pl',
    timeline_passive_one: '{n} pasywny',
    timeline_passive_few: '{n} pasywne',
    timeline_passive_many: '{n} pasywnych',
  });
  expect([1, 2, 5, 22].map((n) => tn('timeline.passive', n))).toEqual([
    '1 pasywny',
    '2 pasywne',
    '5 pasywnych',
    '22 pasywne',
  ]);
});

test('a plural form that is missing falls back to the general one, and counts are written as the language writes them', () => {
  giveMessages({ timeline_passive_one: '', timeline_passive_other: '{n} passive touches' });
  expect(tn('timeline.passive', 1)).toBe('1 passive touches');
  expect(tn('timeline.passive', 12_000)).toBe('12,000 passive touches');
});

test('a page takes its direction from the browser and its language from the texts', () => {
  giveMessages({ '@@bidi_dir': 'rtl', language: 'ar' });
  applyLanguage(document);
  expect(document.documentElement.dir).toBe('rtl');
  expect(document.documentElement.lang).toBe('ar');
});
