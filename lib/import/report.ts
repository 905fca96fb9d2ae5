import { ROW_FAULTS, type RowFault } from './touch-row.ts';

/** What became of a row. `skipped`: the hub had this touch already, or the person objects. */
export type RowOutcome =
  | { readonly row: number; readonly result: 'created' }
  | { readonly row: number; readonly result: 'skipped'; readonly why: keyof typeof SKIPPED }
  | { readonly row: number; readonly result: 'failed'; readonly fault: RowFault };

export type Counts = { created: number; skipped: number; failed: number };

export const REPORT_HEADER = 'row,result,reason,sentence\r\n';

const SKIPPED = {
  already_here: 'The hub has this touch already.',
  suppressed: 'This person objects, so nothing about them is kept.',
} as const;

/** One line of the report, a CSV (RFC 4180). */
export function reportLine(outcome: RowOutcome): string {
  const { code, sentence } = reasonOf(outcome);
  return `${[String(outcome.row), outcome.result, code, sentence].map(csvCell).join(',')}\r\n`;
}

function reasonOf(outcome: RowOutcome): { code: string; sentence: string } {
  if (outcome.result === 'created') return { code: '', sentence: '' };
  if (outcome.result === 'skipped') return { code: outcome.why, sentence: SKIPPED[outcome.why] };
  return { code: outcome.fault, sentence: ROW_FAULTS[outcome.fault] };
}

/**
 * A cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe in front (OWASP, CSV
 * Injection), and so does one that begins with apostrophes and then like a formula: taking one away again loses nothing.
 * Quotes stand around what needs them.
 */
export function csvCell(text: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
