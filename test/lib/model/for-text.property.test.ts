import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forText } from '#lib/model/for-text.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';

/** A source, and the flags beside `u`. */
const PATTERNS: readonly (readonly [string, string])[] = [
  [String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*@`, 'g'],
  [String.raw`[\p{Lu}\p{Lo}(][\p{L}]?`, 'g'],
  [String.raw`[\p{M}a]`, 'g'],
  [String.raw`[^\p{L}]+`, 'g'],
  ...Object.values(PRIMER.words).map((source) => [source, 'i'] as const),
  ...Object.values(PRIMER.labels).map((source) => [source, ''] as const),
];

/** Texts of ASCII alone, most of them made of what stands in the pattern itself, as it is and in capitals. */
function textsFor(source: string): fc.Arbitrary<string> {
  const words = source.match(/[a-z@ .-]+/gi) ?? ['a'];
  const word = fc.constantFrom(...words.flatMap((each) => [each, each.toUpperCase()]));
  const made = fc.array(word, { maxLength: 4 }).chain((some) => fc.constantFrom(some.join(''), some.join(' ')));
  return fc.oneof(made, fc.string({ unit: 'binary-ascii' }));
}

it.each(PATTERNS)('finds in texts of ASCII what %s finds with all letters', (source, flags) => {
  const patternFor = forText(source, flags);
  const whole = new RegExp(source, `${flags}u`);
  const same = (text: string) => expect(text.match(patternFor(text))).toEqual(text.match(whole));
  fc.assert(fc.property(textsFor(source), (text) => void same(text)));
});

it('takes the pattern itself where a text has other letters', () => {
  const pattern = forText('^[\\p{Lu}]')('Ömer');
  expect([pattern.source, pattern.flags, pattern.test('Ömer')]).toEqual(['^[\\p{Lu}]', 'u', true]);
});
