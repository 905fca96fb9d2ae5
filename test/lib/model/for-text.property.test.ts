import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forText } from '#lib/model/for-text.ts';

it.each([/[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*@/gu, /[\p{Lu}\p{Lo}(][\p{L}]?/gu, /[\p{M}a]/gu, /[^\p{L}]+/gu])(
  'finds in texts of ASCII what %s finds',
  (pattern) => {
    const patternFor = forText(pattern.source, pattern.flags);
    const same = (text: string) => expect(text.match(patternFor(text))).toEqual(text.match(pattern));
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => void same(text)));
  },
);

it('takes the pattern itself where a text has other letters', () => {
  const pattern = /^[\p{Lu}]/u;
  expect([forText(pattern.source)('Ömer'), forText(pattern.source)('Ömer').test('Ömer')]).toEqual([pattern, true]);
});
