/** Outbox rows that hold nobody's words, the read mark and reports: their way up is nobody's worry. */
const WORDLESS: ReadonlySet<string> = new Set(['feed', 'health', 'sites']);

export const isWordless = ({ row }: { row: string }): boolean => WORDLESS.has(row);
