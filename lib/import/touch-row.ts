import { readEmail, readPhone } from '#lib/model/address.ts';
import { touchTypeOfName } from '#lib/model/touch-names.ts';
import type { Columns, Field } from './columns.ts';
import { readMoment, type SlashDates } from './moment.ts';
import type { Row } from './rows.ts';

/** Why a row cannot become a touch. */
export const ROW_FAULTS = {
  quotes_broken: 'The quotes in this row do not pair up.',
  cells_too_many: 'The row has more cells than the header. A cell with the delimiter in it needs quotes.',
  person_missing: 'No e-mail address and no user id.',
  email_invalid: 'This is not an e-mail address.',
  date_missing: 'No date.',
  date_invalid: 'This is not a date we can read. Use 2026-03-04 15:30.',
  date_ambiguous: 'Day or month first? Say --dates dmy or --dates mdy.',
  date_future: 'The date lies in the future.',
  type_missing: 'No type of touch.',
  cell_too_long: 'A cell is longer than 10,000 characters.',
} as const;
export type RowFault = keyof typeof ROW_FAULTS;

/** A touch as a row tells it. `id` is the tool's own, where the file has one. */
export type TouchRow = {
  readonly email: string | null;
  readonly userId: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly jobTitle: string | null;
  readonly company: string | null;
  readonly occurredAt: string;
  readonly type: string;
  /** The type's name as the file had it. */
  readonly nativeType: string;
  readonly title: string | null;
  readonly campaign: string | null;
  /** A program caused it: true and false only where the file says so. */
  readonly automatic: boolean | null;
  readonly source: string;
  readonly id: string | null;
  /** Columns without a field, under their headers. */
  readonly props: Record<string, string>;
};

export type RowResult = { touch: TouchRow } | { fault: RowFault };

/** `now` in ms since 1970; `source` where the file names none. */
export type RowOptions = { readonly now: number; readonly source: string; readonly slashes?: SlashDates };

const CELL_MAX = 10_000;
const LINE_MAX = 500;

/** Reads one row. It is all or nothing: a row with a fault yields no touch. */
export function readTouchRow(row: Row, columns: Columns, options: RowOptions): RowResult {
  if (row.quotesBroken) return { fault: 'quotes_broken' };
  if (row.cells.slice(columns.fields.length).some((cell) => cell.trim() !== '')) return { fault: 'cells_too_many' };
  if (row.cells.some((cell) => cell.length > CELL_MAX)) return { fault: 'cell_too_long' };
  const cells = cellsOf(row, columns);
  const person = readPerson(cells);
  if ('fault' in person) return person;
  const moment = readMoment(cells.get('occurredAt') ?? '', options.slashes);
  if ('code' in moment) return { fault: moment.code };
  if (Date.parse(moment.at) > options.now) return { fault: 'date_future' };
  const nativeType = line(cells.get('type'));
  if (nativeType === null) return { fault: 'type_missing' };
  const type = touchTypeOfName(nativeType);
  return {
    touch: {
      ...person,
      occurredAt: moment.at,
      type,
      nativeType,
      title: line(cells.get('title')) ?? (type.startsWith('other.') ? nativeType : null),
      campaign: line(cells.get('campaign')),
      automatic: readYesNo(cells.get('automatic')),
      source: line(cells.get('source')) ?? options.source,
      id: line(cells.get('id')),
      props: propsOf(row, columns),
    },
  };
}

type Cells = ReadonlyMap<Field, string>;

function cellsOf(row: Row, columns: Columns): Cells {
  const cells = new Map<Field, string>();
  for (const [index, field] of columns.fields.entries()) {
    const cell = clean(row.cells[index] ?? '');
    if (field && cell !== '') cells.set(field, cell);
  }
  return cells;
}

type Person = Pick<TouchRow, 'email' | 'userId' | 'phone' | 'name' | 'jobTitle' | 'company'>;

function readPerson(cells: Cells): Person | { fault: RowFault } {
  const written = cells.get('email');
  const email = written === undefined ? null : readEmail(written);
  if (written !== undefined && email === null) return { fault: 'email_invalid' };
  const userId = line(cells.get('userId'));
  if (email === null && userId === null) return { fault: 'person_missing' };
  const parts = [cells.get('firstName'), cells.get('lastName')].filter((part) => part !== undefined);
  return {
    email,
    userId,
    phone: readPhone(cells.get('phone') ?? ''),
    name: line(cells.get('name')) ?? line(parts.join(' ')),
    jobTitle: line(cells.get('jobTitle')),
    company: line(cells.get('company')),
  };
}

/** The columns without a field, and the address of the page, which scoring rules look at. */
function propsOf(row: Row, columns: Columns): Record<string, string> {
  const entries = columns.fields.flatMap((field, index): [string, string][] => {
    const value = clean(row.cells[index] ?? '');
    if (value === '' || (field !== null && field !== 'url')) return [];
    return [[field ?? (columns.headers[index] || `column ${index + 1}`), value]];
  });
  return Object.fromEntries(entries);
}

const YES = new Set(['1', 'true', 'yes', 'y', 'ja', 'x']);
const NO = new Set(['0', 'false', 'no', 'n', 'nein']);

function readYesNo(cell: string | undefined): boolean | null {
  const word = cell?.toLowerCase() ?? '';
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** PostgreSQL keeps no NUL character, and no half of a surrogate pair. */
const clean = (cell: string): string => cell.replaceAll('\0', '').toWellFormed().trim();

/** One line of at most 500 characters; null where nothing stands. */
function line(cell: string | undefined): string | null {
  const text = (cell ?? '').replace(/\s+/g, ' ').trim().slice(0, LINE_MAX).toWellFormed();
  return text === '' ? null : text;
}
