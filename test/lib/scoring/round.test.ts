import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundToSum } from '#lib/scoring/round.ts';

describe('roundToSum', () => {
  it('gives missing points to the largest remainders', () => {
    expect(roundToSum([1.4, 1.5, 1.6])).toEqual([1, 2, 2]);
    expect(roundToSum([0.4, 0.4, 0.4])).toEqual([1, 0, 0]);
    expect(roundToSum([-0.5, 10.5])).toEqual([0, 10]);
  });

  it('adds up to the rounded sum, and moves no part by a whole point', () => {
    const parts = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(parts, (list) => {
        const whole = roundToSum(list);
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(whole) - Math.round(sum(list))).toBe(0);
        whole.forEach((part, index) => {
          expect(Math.abs(part - (list[index] ?? Number.NaN))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});
