import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** The rows in sight, and those that must live on out of sight: with the focus, or with words being typed. */
export function withKept(range: Range, kept: readonly number[]): number[] {
  const rows = new Set([...kept.filter((index) => index >= 0 && index < range.count), ...defaultRangeExtractor(range)]);
  return [...rows].sort((a, b) => a - b);
}
