import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { mapColumns } from '#lib/import/columns.ts';
import { ImportError } from '#lib/import/import-error.ts';
import type { SlashDates } from '#lib/import/moment.ts';
import type { Counts, RowOutcome } from '#lib/import/report.ts';
import { type Row, readRows } from '#lib/import/rows.ts';
import { type Bytes, readText } from '#lib/import/text.ts';
import { type RowResult, readTouchRow, type TouchRow } from '#lib/import/touch-row.ts';
import type { Id } from '#lib/model/id.ts';
import { type IngestDeps, ingest } from '#server/touches/ingest.ts';
import { incomingRow } from './incoming-row.ts';

/** Rows of one transaction. */
const BATCH = 1_000;

export type ImportOptions = {
  readonly path: string;
  readonly now: Date;
  /** Where the touches come from, for rows that don't say. */
  readonly source: string;
  /** Column → field, where the headers don't say. */
  readonly columns: ReadonlyMap<string, string>;
  readonly encoding?: string;
  readonly slashes?: SlashDates;
  /** Part of the work that is done, 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly onRow: (outcome: RowOutcome) => Promise<void> | void;
  readonly signal: AbortSignal;
};

/** Where the rows go; null only checks them. */
export type ImportTarget = (IngestDeps & { readonly workspaceId: Id }) | null;

/**
 * Imports a CSV of touches. The file is first read to its end, so that one that cannot be read writes nothing; then
 * once more, in transactions of a thousand rows. Memory stays the same for any length of file. Stopping it (signal)
 * leaves whole transactions; running it again goes on, since rows that are there are skipped.
 * @throws ImportError with a sentence for the person
 */
export async function importFile(target: ImportTarget, options: ImportOptions): Promise<Counts> {
  const { size } = await stat(options.path);
  if (size === 0) throw new ImportError('file_empty', 'The file is empty.');
  const passes = target === null ? 1 : 2;
  const bytesOf = (pass: number): Bytes =>
    watched(options, (read) => options.onProgress((pass + read / size) / passes));
  if (target !== null) for await (const _ of rowsOf(bytesOf(0), options));

  const counts: Counts = { created: 0, skipped: 0, failed: 0 };
  let batch: Numbered[] = [];
  const flush = async () => {
    for (const outcome of await settle(target, batch, options.now)) {
      counts[outcome.result] += 1;
      await options.onRow(outcome);
    }
    batch = [];
  };
  for await (const numbered of rowsOf(bytesOf(passes - 1), options)) {
    if (batch.push(numbered) === BATCH) await flush();
  }
  await flush();
  return counts;
}

type Numbered = { readonly row: number; readonly read: RowResult };

async function* rowsOf(bytes: Bytes, options: ImportOptions): AsyncGenerator<Numbered> {
  const rows: AsyncGenerator<Row> = readRows(readText(bytes, options.encoding));
  const header = await rows.next();
  if (header.done) throw new ImportError('file_empty', 'The file has no header row.');
  const columns = mapColumns(header.value.cells, options.columns);
  const { source, slashes, now } = options;
  const rowOptions = { source, now: now.getTime(), ...(slashes !== undefined && { slashes }) };
  for await (const row of rows) yield { row: row.number, read: readTouchRow(row, columns, rowOptions) };
}

async function* watched({ path, signal }: ImportOptions, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const piece of createReadStream(path, { signal, highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    yield piece;
    read += piece.length;
    onRead(read);
  }
}

/** Writes what is good of a batch and tells what became of each row, in their order. */
async function settle(target: ImportTarget, batch: readonly Numbered[], now: Date): Promise<RowOutcome[]> {
  const touches = batch.flatMap(({ read }): TouchRow[] => ('touch' in read ? [read.touch] : []));
  const results =
    target === null || touches.length === 0
      ? []
      : await ingest(target, target.workspaceId, { items: touches.map(incomingRow), receivedAt: now.toISOString() });
  let next = 0;
  return batch.map(({ row, read }): RowOutcome => {
    if ('fault' in read) return { row, result: 'failed', fault: read.fault };
    const result = results[next++];
    if (result === 'duplicate') return { row, result: 'skipped', why: 'already_here' };
    return result === 'suppressed' ? { row, result: 'skipped', why: 'suppressed' } : { row, result: 'created' };
  });
}
