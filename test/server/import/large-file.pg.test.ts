import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '#server/db/workspace.ts';
import { makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { commandUrl } from './command-url.ts';

const ROWS = 26_000;
const HEAP_MB = 96;
let hub: TestHub;
let folder: string;

beforeAll(async () => {
  hub = await startTestHub();
  folder = await mkdtemp(join(tmpdir(), 'touchline-large-'));
});
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});

function* lines(): Generator<string> {
  yield 'email,date,event,title,remark\n';
  const remark = 'All the words that somebody once pasted into a spreadsheet. '.repeat(66);
  for (let row = 0; row < ROWS; row += 1) {
    const at = new Date(Date.UTC(2026, 0, 1) + row * 60_000).toISOString();
    yield `person${row % 2_000}@company${row % 300}.test,${at},Form Submitted,"Form, ${row}",${remark}\n`;
  }
}

test('100 MB come in with less memory than the file has', async () => {
  const workspace = await makeWorkspace(hub, 'Large');
  const file = join(folder, 'large.csv');
  await pipeline(Readable.from(lines()), createWriteStream(file));
  expect((await stat(file)).size).toBeGreaterThan(100_000_000);

  // A process with a heap that the file would not fit into: it dies if the import gathers what it reads.
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, 'server/main.ts', 'import', file, '--workspace', workspace.id],
    { env: { ...process.env, DATABASE_URL: commandUrl(hub.database.databaseUrl), LOG_LEVEL: 'silent' } },
  );
  expect(stdout).toMatch(new RegExp(`^${ROWS} created, 0 skipped`));
  expect(stderr).toContain('100 %');
  const { rows } = await inWorkspace(hub.database.store.db, workspace.id, (tx) =>
    sql<{ touches: number; contacts: number }>`
      select (select count(*) from app.touches) as touches, (select count(*) from app.contacts) as contacts`.execute(
      tx,
    ),
  );
  expect(rows).toEqual([{ touches: ROWS, contacts: 6_000 }]);
});
