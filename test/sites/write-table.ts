import { rmSync, writeFileSync } from 'node:fs';
import { inChromium, inFirefox } from '#test/support/sites/browsers.ts';
import { type Row, rowOf } from '#test/support/sites/contract.ts';
import { buildReaderExtension } from '#test/support/sites/extension.ts';
import { STORED } from '#test/support/sites/stored.ts';
import { tableOf } from '#test/support/sites/table.ts';

/** Reads every stored page in Chromium and Firefox, and writes what was found into README.md beside this file. */
const extension = await buildReaderExtension();
const rows: Record<string, Row[]> = {};
for (const [name, open] of Object.entries({ Chromium: inChromium, Firefox: inFirefox })) {
  rows[name] = await open(extension, async (read) => {
    const done: Row[] = [];
    for (const stored of STORED) done.push(await rowOf(stored, read));
    return done;
  });
}
rmSync(extension, { recursive: true, force: true });
writeFileSync(new URL('README.md', import.meta.url), tableOf(rows));
