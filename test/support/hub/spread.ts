/** `n=200 min=310 p50=402 p95=612 p99=701 max=733` */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return `n=${sorted.length} min=${at(0)} p50=${at(0.5)} p95=${at(0.95)} p99=${at(0.99)} max=${sorted.at(-1) ?? 0}`;
}
