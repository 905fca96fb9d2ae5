import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIMITS, readLimits } from '#server/limits/defaults.ts';

it('limits are set by name over the defaults', () => {
  expect(readLimits(undefined)).toEqual(LIMITS);
  expect(readLimits(' streams=5, memberPerMinute = 0,')).toEqual({ ...LIMITS, streams: 5, memberPerMinute: 0 });
});

it.each(['streams', 'streams=-1', 'streams=1e3', 'stream=5', '__proto__=5', 'toString=1'])('%j is no limit', (pair) => {
  expect(() => readLimits(pair)).toThrow('must be name=number');
});

it('the handbook states each of them as it is', () => {
  const handbook = readFileSync('docs/hub.md', 'utf8');
  const rows = [...handbook.matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm)];
  expect(Object.fromEntries(rows.map(([, name, value]) => [name, Number(value?.replaceAll(',', ''))]))).toEqual(LIMITS);
});
