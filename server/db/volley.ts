/// <reference path="./pg-utils.d.ts" />
import type { PostgresQueryResult } from 'kysely';
import type { ClientBase, Connection, Submittable } from 'pg';
import utils from 'pg/lib/utils.js';

type Row = Record<string, unknown>;
type Result = PostgresQueryResult<Row>;

/** A statement on its way, and who waits for its answer. What has a name is planned once for each connection. */
export type Asked = {
  readonly text: string;
  readonly name: string;
  readonly values: readonly unknown[];
  readonly resolve: (result: Result) => void;
  readonly reject: (fault: unknown) => void;
};

/** A column of an answer, and how to read its text. */
type Column = { readonly name: string; readonly read: (text: string) => unknown };
type Described = { readonly name: string; readonly dataTypeID: number };

/** Statements that a connection has planned, by their names, with the columns of their answers. */
export type Planned = Map<string, readonly Column[]>;

const NO_COLUMNS: readonly Column[] = [];

/**
 * Statements that leave in one write, with one Sync behind them all: PostgreSQL answers them in one write as well. It
 * skips whatever stands behind the first that fails, so all of those fail with the fault of that one; a `commit` among
 * them can't keep half. Speaks the extended query protocol in the form in which pg lets others do so (`submit` and
 * `handle...`).
 */
export class Volley implements Submittable {
  readonly #asked: readonly Asked[];
  readonly #planned: Planned;
  readonly #client: Pick<ClientBase, 'getTypeParser'>;
  readonly #onEnd: () => void;
  #at = 0;
  #columns = NO_COLUMNS;
  #rows: Row[] = [];

  constructor(
    asked: readonly Asked[],
    { planned, client, onEnd }: { planned: Planned; client: Pick<ClientBase, 'getTypeParser'>; onEnd: () => void },
  ) {
    this.#asked = asked;
    this.#planned = planned;
    this.#client = client;
    this.#onEnd = onEnd;
  }

  submit(connection: Connection): Error | null {
    let bound: (string | Buffer | null)[][];
    try {
      bound = this.#asked.map(({ values }) => values.map((value) => utils.prepareValue(value)));
    } catch (error) {
      return error instanceof Error ? error : new Error('A value could not be written');
    }
    connection.stream.cork();
    for (const [index, { text, name }] of this.#asked.entries()) {
      const planned = name !== '' && this.#planned.has(name);
      if (!planned) {
        // One that failed as it ran is planned already, and unknown here; closing what isn't there is no error.
        if (name !== '') connection.close({ type: 'S', name }, true);
        connection.parse({ text, name, types: [] }, true);
      }
      connection.bind({ statement: name, values: bound[index] }, true);
      if (!planned) connection.describe({ type: 'P', name: '' }, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
    return null;
  }

  handleRowDescription({ fields }: { fields: readonly Described[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, read: this.#client.getTypeParser(dataTypeID) }));
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const row: Row = {};
    for (const [index, { name, read }] of this.#columnsNow().entries()) {
      const text = fields[index] ?? null;
      row[name] = text === null ? null : read(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const asked = this.#asked[this.#at];
    if (asked === undefined) return;
    if (asked.name !== '') this.#planned.set(asked.name, this.#columnsNow());
    const [command = '', ...counts] = text.split(' ');
    const rows = this.#rows;
    this.#at += 1;
    this.#columns = NO_COLUMNS;
    this.#rows = [];
    asked.resolve({ command: command as Result['command'], rowCount: Number(counts.at(-1) ?? 0), rows });
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleReadyForQuery(): void {
    this.#onEnd();
  }

  handleError(fault: unknown): void {
    for (const { reject } of this.#asked.slice(this.#at)) reject(fault);
    this.#onEnd();
  }

  #columnsNow(): readonly Column[] {
    return this.#planned.get(this.#asked[this.#at]?.name ?? '') ?? this.#columns;
  }
}
