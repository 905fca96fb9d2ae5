import * as z from 'zod/mini';

/** Raised when a file of the old form could no longer be read. */
const FORMAT = 1;

/** The first line of a backup. */
export const head = z.object({
  touchline: z.literal('backup'),
  format: z.literal(FORMAT),
  /** Release of the hub that wrote it. */
  version: z.string(),
  /** Migrations that made the tables, in order. */
  migrations: z.array(z.string()).check(z.minLength(1)),
  /** The stated moment: when the snapshot was taken by the database's clock, and the version of each workspace in it. */
  moment: z.string(),
  versions: z.record(z.string(), z.number()),
});
export type Head = z.infer<typeof head>;

/** The line before a table's rows. */
export const section = z.object({ table: z.string(), columns: z.array(z.string()) });

/** The last line. */
export const tail = z.object({
  tables: z.record(z.string(), z.object({ rows: z.int(), digest: z.string() })),
  sequences: z.record(z.string(), z.object({ lastValue: z.int(), isCalled: z.boolean() })),
});
export type Tail = z.infer<typeof tail>;

export const newHead = (facts: Omit<Head, 'touchline' | 'format'>): Head => ({
  touchline: 'backup',
  format: FORMAT,
  ...facts,
});

/** Ends a table's rows, as in PostgreSQL's own dumps: no row is `\.`, since COPY writes a backslash as two. */
export const END_OF_ROWS = '\\.\n';
