import { expect } from 'vitest';
import type { Toll } from '#test/support/hub/under-kills.ts';

/** Every acknowledged note is there, none twice, and nobody was answered with anything but "not now". */
export function expectNothingLost({ written, stored }: Toll): void {
  const ids = new Set(stored.map(({ id }) => id));
  expect(written.acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(new Set(stored.map(({ text }) => text)).size).toBe(stored.length);
  expect(stored.length).toBe(written.acknowledged.length);
  expect([...written.turnedAway.keys()].filter((status) => status !== 0 && status !== 503)).toEqual([]);
  expect(written.unexplained).toBe(0);
}
