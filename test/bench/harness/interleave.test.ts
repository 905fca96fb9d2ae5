import { describe, expect, it } from 'vitest';
import { interleave } from './interleave.ts';
import { summarize } from './summary.ts';

/** Measures 1, 2, 3 ... and writes down its turn. */
function counting(name: string, turns: string[]) {
  let count = 0;
  return async () => {
    turns.push(name);
    count += 1;
    return { ms: count };
  };
}

describe('interleaved rounds', () => {
  it('begin with another variant each time', async () => {
    const turns: string[] = [];
    await interleave({ a: counting('a', turns), b: counting('b', turns) }, { rounds: 2, warmUp: 1 });
    expect(turns).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
  });

  it('leave the warm-up out', async () => {
    const samples = await interleave({ a: counting('a', []) }, { rounds: 3, warmUp: 2 });
    expect(samples.of('a', 'ms')).toEqual({ median: 4, low: 3.5, high: 4.5, count: 3 });
  });

  it('take what one costs beyond another round by round', async () => {
    const slow = [10, 110, 60];
    const round = (extra: number) => {
      const rest = [...slow];
      return async () => ({ ms: (rest.shift() ?? 0) + extra });
    };
    const samples = await interleave({ base: round(0), more: round(5) }, { rounds: 3, warmUp: 0 });
    expect(samples.added('more', 'base', 'ms')).toEqual({ median: 5, low: 5, high: 5, count: 3 });
  });
});

describe('a summary', () => {
  it('lies between two samples where none is in the middle', () => {
    expect(summarize([4, 1, 3, 2]).median).toBe(2.5);
  });

  it('is refused where nothing was measured', () => {
    expect(() => summarize([])).toThrow('nothing was measured');
  });
});
