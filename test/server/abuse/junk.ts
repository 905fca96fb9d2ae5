import type { Random } from '#server/sample/random.ts';

const LONE = '\ud800';
const NUL = String.fromCharCode(0);
const TEXTS = [
  '',
  ' ',
  NUL,
  `a${NUL}b`,
  LONE,
  `x${LONE}y`,
  '\udc00',
  '\u202eabc',
  '\ufeff',
  '\ud83d\udc69\u200d\ud83d\udcbb',
  'a\u0301'.repeat(500),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "'; drop table app.notes; --",
  '%00%ff%',
  '../../etc/passwd',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '\r\nx: y',
  'null',
  'NaN',
  '2026-13-45T99:99:99.999Z',
  '+275760-09-13T00:00:00.001Z',
  '0001-01-01T00:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
  'a@b',
  `${'a'.repeat(64)}@${'b'.repeat(255)}.test`,
  '@',
  '+',
  '99999999999999999999',
];
const NUMBERS = [0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 63), 1e21, 1e308, 5e-324];

/** Something that a field was not made for. `ids` belong to somebody else. */
export function junk(random: Random, ids: readonly string[], depth = 0): unknown {
  const pick = random.whole(0, 11);
  if (pick <= 3) return random.pick(TEXTS);
  if (pick === 4) return random.pick(TEXTS.filter(Boolean)).repeat(random.pick([2, 100, 5_000]));
  if (pick === 5) return random.pick(NUMBERS);
  if (pick === 6) return random.pick([null, true, false, [], {}]);
  if (pick === 7) return random.pick(ids);
  if (pick === 8) return nested(random.pick([10, 500, 5_000]));
  if (depth > 2) return 7;
  const some = () => junk(random, ids, depth + 1);
  if (pick === 9) return Array.from({ length: random.pick([1, 3, 300]) }, some);
  return Object.fromEntries(
    [random.pick(['__proto__', 'constructor', 'a', 'length', 'toJSON', 'writeKey', ''])].map((key) => [key, some()]),
  );
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
