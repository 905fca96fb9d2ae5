import { expect, it } from 'vitest';
import { bytes } from '#components/ui/bytes.ts';

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1_500, '1.5 kB'],
  [52_428_800, '52 MB'],
  [3_999_999_999, '4 GB'],
  [2e15, '2,000 TB'],
])('%d bytes are said as %s', (count, said) => {
  expect(bytes(count)).toBe(said);
});
