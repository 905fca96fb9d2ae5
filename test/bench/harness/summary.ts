/** The middle of some samples, and the quarter on either side of it. */
export type Summary = { readonly median: number; readonly low: number; readonly high: number; readonly count: number };

/** Median and quartiles (linear between two samples). Throws without any sample. */
export function summarize(samples: readonly number[]): Summary {
  if (samples.length === 0) throw new Error('nothing was measured');
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    const above = sorted[Math.ceil(place)] ?? 0;
    return below + (above - below) * (place % 1);
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75), count: samples.length };
}
