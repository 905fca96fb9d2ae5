import type { Bench, Row } from './bench.ts';
import type { Summary } from './summary.ts';

const number = (value: number): string => {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
};

const cell = ({ median, low, high, count }: Summary, unit: string): string =>
  count === 1 ? `${number(median)} ${unit}` : `${number(median)} ${unit} (${number(low)}–${number(high)})`;

/** A bench's results as Markdown: medians, with the middle half of the samples in brackets, and when and on what. */
export function tableOf({ title, what }: Bench, rows: readonly Row[], circumstances: string): string {
  const lines = rows.map(({ figure, unit, measured, against, peer }) => {
    // Nothing is no measure: beside a peer of zero the figures speak for themselves.
    const ratio = peer.median === 0 ? '' : number(measured.median / peer.median);
    const runs = measured.count === 1 ? '' : `${measured.count}`;
    return `| ${figure} | ${cell(measured, unit)} | ${against} | ${cell(peer, unit)} | ${ratio} | ${runs} |`;
  });
  const head = ['| figure | measured | against | there | ratio | rounds |', '|---|---|---|---|---|---|'];
  return [`### ${title}`, '', what, '', circumstances, '', ...head, ...lines, ''].join('\n');
}
