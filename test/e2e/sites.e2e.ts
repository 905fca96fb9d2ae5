import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '#scripts/demo/browser.ts';
import { inChromium, inFirefox, type ReadStored } from '#test/support/sites/browsers.ts';
import { type Row, rowOf } from '#test/support/sites/contract.ts';
import { buildReaderExtension } from '#test/support/sites/extension.ts';
import { STORED } from '#test/support/sites/stored.ts';
import { shareFound, tableOf } from '#test/support/sites/table.ts';

const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox';
/** Floors of the issue: a page is known without its recipe this often; with it, nearly always. */
const FOUND_WITHOUT = 0.7;
const FOUND_WITH = 0.95;

const BROWSERS = [
  { browser: 'Chromium', open: inChromium, isHere: findChromium() !== null },
  { browser: 'Firefox', open: inFirefox, isHere: existsSync(FIREFOX) },
];

/** What each browser's reader said. They read side by side: neither shows the page to anybody. */
const said: Record<string, Row[]> = {};
let extension = '';
beforeAll(async () => {
  extension = await buildReaderExtension();
  const here = BROWSERS.filter(({ isHere }) => isHere);
  const read = await Promise.all(here.map(({ open }) => open(extension, allRows)));
  for (const [index, { browser }] of here.entries()) said[browser] = read[index] ?? [];
}, 600_000);
afterAll(() => rmSync(extension, { recursive: true, force: true }));

const allRows = async (read: ReadStored) => {
  const rows: Row[] = [];
  for (const stored of STORED) rows.push(await rowOf(stored, read));
  return rows;
};
const named = (row: Row, text: string) => `${row.stored.site}/${row.stored.variant}: ${text}`;

it('every stored page has an expectation, and every expectation its page', () => {
  const stored = globSync('test/sites/pages/*/*.html').map((file) =>
    file.slice('test/sites/pages/'.length, -'.html'.length),
  );
  const expected = STORED.flatMap(({ site, variant, frames = {} }) =>
    [variant, ...Object.values(frames)].map((page) => `${site}/${page}`),
  );
  expect(expected.sort()).toEqual(stored.sort());
});

describe.each(BROWSERS)('the reader in $browser, on every stored page', ({ browser, isHere }) => {
  let rows: Row[] = [];
  beforeAll(() => {
    rows = said[browser] ?? [];
  });

  it.runIf(isHere)('names nobody wrong with the recipes that ship, and finds nearly all', () => {
    const wrong = rows.filter(({ withRecipes }) => withRecipes === 'wrong');
    expect(wrong.map((row) => named(row, row.found))).toEqual([]);
    expect(shareFound(rows, (row) => row.withRecipes)).toBeGreaterThanOrEqual(FOUND_WITH);
  });

  it.runIf(isHere)('names nobody wrong without any recipe, and still finds most', () => {
    const wrong = rows.filter(({ without }) => without === 'wrong');
    expect(wrong.map((row) => named(row, row.foundWithout))).toEqual([]);
    expect(shareFound(rows, (row) => row.without)).toBeGreaterThanOrEqual(FOUND_WITHOUT);
  });

  it.runIf(isHere)('names nobody wrong when any one part of a recipe finds nothing any more', () => {
    const wrong = rows.flatMap((row) =>
      row.broken.filter(({ verdict }) => verdict === 'wrong').map(({ part }) => named(row, part)),
    );
    expect(rows.flatMap(({ broken }) => broken).length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });
});

it.runIf(BROWSERS.every(({ isHere }) => isHere))('the table of the stored pages says what both found', () => {
  expect(readFileSync('test/sites/README.md', 'utf8')).toBe(tableOf(said));
});
