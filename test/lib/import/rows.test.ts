import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell } from '#lib/import/report.ts';
import { type Row, readRows } from '#lib/import/rows.ts';
import { readText } from '#lib/import/text.ts';

const utf8 = new TextEncoder();

async function* pieces(bytes: Uint8Array, size = 64 * 1024) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(file: string | Uint8Array, size?: number, encoding?: string): Promise<Row[]> {
  const bytes = typeof file === 'string' ? utf8.encode(file) : file;
  const rows: Row[] = [];
  for await (const row of readRows(readText(pieces(bytes, size), encoding))) rows.push(row);
  return rows;
}

const cellsOf = async (...args: Parameters<typeof rowsOf>) => (await rowsOf(...args)).map(({ cells }) => cells);

test.each([
  ['commas', 'a,b\n1,2\n'],
  ['semicolons', 'a;b\r\n1;2\r\n'],
  ['tabs', 'a\tb\n1\t2'],
  ['old Macintosh line ends', 'a,b\r1,2\r'],
])('reads %s', async (_, file) =>
  expect(await cellsOf(file)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]),
);

test('quotes keep delimiters, line ends and quotes inside a cell', async () => {
  expect(await cellsOf('a,b\n"x, ""y""\nz",2\n')).toEqual([
    ['a', 'b'],
    ['x, "y"\nz', '2'],
  ]);
});

test('a byte-order mark is not part of the first header', async () => {
  expect(await cellsOf('\uFEFFemail,date\n1,2\n')).toEqual([
    ['email', 'date'],
    ['1', '2'],
  ]);
});

test.each(['utf-16le', 'utf-16be'])('reads %s by its mark', async (encoding) => {
  const bytes = Buffer.from('\uFEFFname;b\nJörg;2\n', 'utf16le');
  expect(await cellsOf(encoding === 'utf-16be' ? bytes.swap16() : bytes)).toEqual([
    ['name', 'b'],
    ['Jörg', '2'],
  ]);
});

test('bytes that are not UTF-8 name the way out, and are right with it', async () => {
  const bytes = new Uint8Array([...'name,b\nJ\xF6rg,2\n'].map((letter) => letter.charCodeAt(0)));
  await expect(rowsOf(bytes)).rejects.toThrow(/--encoding windows-1252/);
  expect(await cellsOf(bytes, 4, 'windows-1252')).toEqual([
    ['name', 'b'],
    ['Jörg', '2'],
  ]);
});

test('UTF-16 without a mark names the way out', async () => {
  await expect(rowsOf(new Uint8Array([0x61, 0, 0x2c, 0, 0x62, 0]))).rejects.toMatchObject({ code: 'encoding_wrong' });
});

test('an encoding that nobody knows says so', async () => {
  await expect(rowsOf('a,b\n', 9, 'klingon')).rejects.toMatchObject({ code: 'encoding_unsupported' });
});

test('rows keep their numbers over empty lines', async () => {
  expect((await rowsOf('a,b\n\n1,2\n,\n3,4')).map(({ number }) => number)).toEqual([1, 3, 5]);
});

test('a quote in the middle of a row marks that row as broken, and the next is whole', async () => {
  const rows = await rowsOf('a,b\n"x"y,2\n3,4\n');
  expect(rows.map(({ quotesBroken }) => quotesBroken)).toContain(true);
});

test('a quote that never ends is an error, not a file in memory', async () => {
  await expect(rowsOf(`a,b\n1,2\n"${'x'.repeat(1_100_000)}`)).rejects.toMatchObject({
    code: 'row_too_long',
    message: expect.stringContaining('Row 3'),
  });
});

test('however the bytes are cut, the cells are the same', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[\r\0\uFEFF]/.test(text));
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      const quoted = [['one', 'two', 'three'], ...rows].map((row) =>
        row.map((text) => `"${text.replaceAll('"', '""')}"`),
      );
      const read = await cellsOf(`${quoted.map((row) => row.join(',')).join('\n')}\n`, size);
      expect(read).toEqual([['one', 'two', 'three'], ...rows].filter((row) => row.some((text) => text.trim() !== '')));
    }),
    { numRuns: 200 },
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('a report cell never starts a formula: %s', (text) => {
  expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
});
