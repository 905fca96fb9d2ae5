import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Table } from './catalog.ts';

/** How many rows a table has, and the SHA-256 of their COPY text in the table's order, in hexadecimal. */
export type Contents = { readonly rows: number; readonly digest: string };

/** What decides how COPY writes values; equal wherever a backup is read or checked. */
export const COPY_SETTINGS =
  `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; ` +
  `set local bytea_output = 'hex'; set local timezone = 'UTC'; set local statement_timeout = 0; ` +
  'set local idle_in_transaction_session_timeout = 0';

/** Streams a table's rows out, each chunk to `write`, which may make it wait. */
export async function copyOut(
  client: Client,
  { name, columns, order }: Table,
  write: (chunk: Buffer) => Promise<void>,
): Promise<Contents> {
  const rows = `select ${columns.join(', ')} from ${name} order by ${order.join(', ')}`;
  const stream = client.query(copyTo(`copy (${rows}) to stdout`));
  const hash = createHash('sha256');
  for await (const chunk of hashed(stream, hash)) await write(chunk);
  return { rows: stream.rowCount, digest: hash.digest('hex') };
}

/** Streams rows into a table; gives how many came. */
export async function copyIn(
  client: Client,
  { name, columns }: Pick<Table, 'name' | 'columns'>,
  chunks: AsyncIterable<Buffer>,
): Promise<number> {
  const stream = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(chunks), stream);
  return stream.rowCount;
}

async function* hashed(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
