import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type * as z from 'zod/mini';
import { asStartError } from '#server/outside-fault.ts';
import { StartError } from '#server/start-error.ts';
import { END_OF_ROWS, type Head, head, section, type Tail, tail } from './format.ts';

/** A table in a backup: its rows as COPY text, to be read to their end before the next table is asked for. */
export type Section = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<Buffer>;
};

/** What is asked while a backup is read from its beginning to its end. */
export type Visitor = { onHead(head: Head): Promise<void>; onTable(section: Section): Promise<void> };

/** Reads a backup once; gives its tail. Throws StartError for what is no backup, is damaged, or was cut short. */
export async function readFile(path: string, { onHead, onTable }: Visitor, signal?: AbortSignal): Promise<Tail> {
  const source = new Source(unpacked(path, signal));
  const first = await source.line();
  const read = head.safeParse(first);
  if (!read.success) throw notOurs(path, first);
  await onHead(read.data);
  for (;;) {
    const line = await source.line();
    const last = tail.safeParse(line);
    if (last.success) return last.data;
    const { table, columns } = demand(section, line, path);
    await onTable({ table, columns, rows: source.rows() });
  }
}

/** Reads a backup to its end and compares each table with its digest. Gives what it holds; throws StartError. */
export async function verifyFile(path: string, signal?: AbortSignal): Promise<{ head: Head; tail: Tail }> {
  const heads: Head[] = [];
  const digests: Record<string, string> = {};
  const visitor: Visitor = {
    onHead: async (head) => void heads.push(head),
    onTable: async ({ table, rows }) => {
      const hash = createHash('sha256');
      for await (const chunk of rows) hash.update(chunk);
      digests[table] = hash.digest('hex');
    },
  };
  const tail = await readFile(path, visitor, signal);
  const [head] = heads;
  const names = Object.keys(tail.tables);
  const sound =
    names.length === Object.keys(digests).length && names.every((n) => tail.tables[n]?.digest === digests[n]);
  if (head === undefined || !sound) throw damaged(path);
  return { head, tail };
}

async function* unpacked(path: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of file.pipe(gunzip)) {
      if (signal?.aborted) throw new StartError('stopped', 'Stopped; nothing was changed.');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('Z_')) throw asStartError(error) ?? error;
    throw damaged(path);
  } finally {
    file.destroy();
  }
}

/** Bytes that are now a line, now rows up to their end. */
class Source {
  readonly #chunks: AsyncGenerator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncGenerator<Buffer>) {
    this.#chunks = chunks;
  }

  /** The next line as JSON; null at the end or for what is none. */
  async line(): Promise<unknown> {
    let end = this.#rest.indexOf('\n');
    while (end < 0 && (await this.#more())) end = this.#rest.indexOf('\n');
    if (end < 0) return null;
    const line = this.#rest.toString('utf8', 0, end);
    this.#rest = this.#rest.subarray(end + 1);
    try {
      return JSON.parse(line);
    } catch {
      return null;
    }
  }

  /** All up to the line that ends the rows, which is swallowed. The line break before counts, so that one is laid there. */
  async *rows(): AsyncGenerator<Buffer> {
    const mark = Buffer.from(`\n${END_OF_ROWS}`);
    this.#rest = Buffer.concat([Buffer.from('\n'), this.#rest]);
    let skip = 1;
    for (;;) {
      const end = this.#rest.indexOf(mark);
      const until = end < 0 ? Math.max(0, this.#rest.length - mark.length + 1) : end + 1;
      if (until > skip) yield this.#rest.subarray(skip, until);
      if (end >= 0) {
        this.#rest = this.#rest.subarray(end + mark.length);
        return;
      }
      skip = Math.max(0, skip - until);
      this.#rest = this.#rest.subarray(until);
      if (!(await this.#more())) return;
    }
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done === true) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }
}

function demand<T extends z.ZodMiniType>(schema: T, line: unknown, path: string): z.output<T> {
  const read = schema.safeParse(line);
  if (read.success) return read.data;
  throw damaged(path);
}

function notOurs(path: string, first: unknown): StartError {
  const ours = typeof first === 'object' && first !== null && 'touchline' in first && 'format' in first;
  if (!ours)
    return new StartError(
      'backup_foreign',
      `${path} is no backup of Touchline: name a file that "touchline backup" wrote.`,
    );
  return new StartError(
    'backup_too_new',
    `${path} was written by a newer Touchline: restore it with that release or a later one.`,
  );
}

const damaged = (path: string): StartError =>
  new StartError('backup_damaged', `${path} is damaged or was cut short: restore another one; nothing was changed.`);
