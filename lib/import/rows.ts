import Papa from 'papaparse';
import { readDialect } from './dialect.ts';
import { ImportError } from './import-error.ts';

/** One row of a CSV file: its number as an editor counts rows (the header is 1), its cells, and whether quotes fit. */
export type Row = { readonly number: number; readonly cells: string[]; readonly quotesBroken: boolean };

/** Longest row, in characters. A quote that never ends would otherwise take in the rest of the file. */
const ROW_MAX = 1_000_000;

type Parsed = { data: string[][]; errors: { type: string; row?: number }[]; meta: { cursor: number } };

/**
 * Reads rows out of text that comes in pieces, holding no more than one piece and one row at a time. The delimiter
 * (comma, semicolon, tab, bar) and the line ends are those of the header row. Empty lines count, but aren't given.
 * @throws ImportError `row_too_long`
 */
export async function* readRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let parser: Papa.Parser | null = null;
  let rest = '';
  let number = 0;
  for await (const piece of text) {
    rest += piece;
    // The last line end may be half here: "\r" with its "\n" still to come.
    if (rest.endsWith('\r')) continue;
    parser ??= parserFor(rest, false);
    if (parser) {
      const parsed = parse(parser, rest);
      yield* rowsOf(parsed, number);
      number += parsed.data.length;
      rest = rest.slice(parsed.meta.cursor);
    }
    if (rest.length > ROW_MAX) throw tooLong(number + 1);
  }
  parser ??= parserFor(rest, true);
  if (parser && rest !== '') yield* rowsOf(parse(parser, rest, false), number);
}

/** What papaparse's own streamers use: it parses whole rows and says where the unfinished one begins. */
function parserFor(start: string, complete: boolean): Papa.Parser | null {
  const dialect = readDialect(start, complete);
  return dialect && new Papa.Parser(dialect);
}

// papaparse types this method's answer as `any`; the shape is that of its ParseResult.
const parse = (parser: Papa.Parser, input: string, moreToCome = true): Parsed => parser.parse(input, 0, moreToCome);

function* rowsOf({ data, errors }: Parsed, before: number): Generator<Row> {
  const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
  for (const [index, cells] of data.entries()) {
    if (cells.some((cell) => cell.trim() !== '')) {
      yield { number: before + index + 1, cells, quotesBroken: broken.has(index) };
    }
  }
}

const tooLong = (number: number) =>
  new ImportError(
    'row_too_long',
    `Row ${number} is longer than a million characters: most likely it opens a quote that never ends. Mend that row and run again.`,
  );
