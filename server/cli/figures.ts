import type { Tail } from '#server/backup/format.ts';

/** `20,412 rows of 31 tables` */
export function rowsOf({ tables }: Pick<Tail, 'tables'>): string {
  const contents = Object.values(tables);
  const rows = contents.reduce((sum, table) => sum + table.rows, 0);
  return `${rows.toLocaleString('en')} rows of ${contents.length} tables`;
}

/** `3.4 MB`, in steps of a thousand. */
export const sizeOf = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
