/**
 * Rounds parts to whole numbers that add up to their rounded sum: each part is rounded down, and the points still
 * missing go to the largest remainders (Hamilton's method; a tie goes to the earlier part).
 */
export function roundToSum(parts: readonly number[]): number[] {
  const whole = parts.map(Math.floor);
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0));
  const missing = total - whole.reduce((sum, part) => sum + part, 0);
  const order = parts
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
