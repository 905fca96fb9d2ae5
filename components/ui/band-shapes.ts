import type { Band } from '#lib/model/score.ts';

/** Outline of each band on a 10 × 10 field, so that a band never speaks by colour alone; a `dashed` one is not filled. */
export const BAND_SHAPES: Record<Band, { path: string; dashed: boolean }> = {
  hot: { path: 'M5 .8 9.6 9.2H.4z', dashed: false },
  warm: { path: 'M5 .6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8z', dashed: false },
  cool: { path: 'M5 .2 9.8 5 5 9.8.2 5z', dashed: false },
  cold: { path: 'M5 1.1a3.9 3.9 0 1 1 0 7.8a3.9 3.9 0 1 1 0-7.8z', dashed: true },
};
