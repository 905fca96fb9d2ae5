import { type Summary, summarize } from './summary.ts';

/** The figures that one measurement gives. */
export type Sample<F extends string> = Readonly<Record<F, number>>;

/** One way to do the measured thing. */
export type Variant<F extends string> = () => Promise<Sample<F>>;

export type Samples<V extends string, F extends string> = {
  of(variant: V, figure: F): Summary;
  /** What `variant` costs beyond `base`, taken round by round, so that what slows a whole round falls out. */
  added(variant: V, base: NoInfer<V>, figure: F): Summary;
};

/**
 * Measures all variants in each round, after rounds that don't count. Each round begins with another variant: what
 * comes first in a round, or after a certain other, must not be the same one every time.
 */
export async function interleave<V extends string, F extends string>(
  variants: Readonly<Record<V, Variant<F>>>,
  { rounds, warmUp = 1 }: { rounds: number; warmUp?: number },
): Promise<Samples<V, F>> {
  const names = Object.keys(variants) as V[];
  const taken: Record<V, Sample<F>>[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const samples = {} as Record<V, Sample<F>>;
    for (const name of rotate(names, round + warmUp)) samples[name] = await variants[name]();
    if (round >= 0) taken.push(samples);
  }
  return {
    of: (variant, figure) => summarize(taken.map((samples) => samples[variant][figure])),
    added: (variant, base, figure) =>
      summarize(taken.map((samples) => samples[variant][figure] - samples[base][figure])),
  };
}

const rotate = <T>(list: readonly T[], by: number): T[] => {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
};
