import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Surroundings } from '#server/cli/command.ts';
import { importTouches } from '#server/cli/import.ts';
import { readConfig } from '#server/config.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import type { StartError } from '#server/start-error.ts';
import { connectSource, type Source } from '#test/server/touches/source.ts';
import { startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { commandUrl } from './command-url.ts';

let hub: TestHub;
let source: Source;
let folder: string;

beforeAll(async () => {
  hub = await startTestHub();
  folder = await mkdtemp(join(tmpdir(), 'touchline-import-'));
});
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  source = await connectSource(hub, 'Import');
});

const HEADER = 'E-mail;Date;Event;Subject;Full Name;Company;Region\r\n';
const GOOD = [
  'Jörg.Müller@beispiel.test;04.03.2026 09:05;Webinar Attended;"Preise; ""einfach""";Jörg Müller;Beispiel GmbH;DACH\r\n',
  'priya@northwind.test;2026-03-05T10:00:00Z;Email Opened;Spring;Priya Raman;;\r\n',
];

/** Imports a file through the command and gives what it printed and reported. */
async function run(content: string | Uint8Array, ...options: string[]) {
  const file = join(folder, 'touches.csv');
  await writeFile(file, content);
  const printed: string[] = [];
  const around: Surroundings = {
    config: readConfig({ DATABASE_URL: commandUrl(hub.database.databaseUrl) }),
    log: pino({ level: 'silent' }),
    print: (line) => void printed.push(line),
    signal: new AbortController().signal,
  };
  const failure = await importTouches.run([file, '--workspace', source.workspace.id, ...options], around).then(
    () => null,
    (error: StartError<string>) => `${error.message} (${error.code})`,
  );
  const report = await readFile(join(folder, 'touches.report.csv'), 'utf8');
  return { printed: printed.join('\n'), failure, report: report.split('\r\n').slice(1, -1) };
}

test('a file with a mark, semicolons, quotes and letters of all kinds comes in', async () => {
  const { printed, report } = await run(`\uFEFF${HEADER}${GOOD.join('')}`);
  expect(printed).toMatch(/^2 created, 0 skipped \(already here\), 0 failed\./);
  expect(report).toEqual(['2,created,,', '3,created,,']);
  expect(await source.contacts()).toMatchObject([
    { name: 'Jörg Müller', company_name: 'Beispiel GmbH', company_domain: 'beispiel.test' },
    { name: 'Priya Raman', company_name: 'northwind.test' },
  ]);
  expect(await source.touches()).toMatchObject([
    {
      type: 'event.attended',
      title: 'Preise; "einfach"',
      occurred_at: '2026-03-04T09:05:00.000Z',
      source: 'csv',
      props: { Region: 'DACH' },
    },
    { type: 'email.opened', verdict: 'unknown' },
  ]);
});

test('the same file again changes nothing; a longer one brings what is new', async () => {
  await run(HEADER + GOOD[0]);
  const { printed, report } = await run(HEADER + GOOD.join('') + GOOD[1]);
  expect(printed).toMatch(/^1 created, 2 skipped/);
  expect(report.map((line) => line.split(',')[1])).toEqual(['skipped', 'created', 'skipped']);
  expect(await source.touches()).toHaveLength(2);
});

test('a bad row is reported with its reason, the others come in', async () => {
  const { printed, report } = await run(
    `${HEADER}nobody;2026-03-05;page;;;;\r\n${GOOD[1]}jane@acme.test;03/04/2026;page;;;;\r\n`,
  );
  expect(printed).toMatch(/^1 created, 0 skipped \(already here\), 2 failed/);
  expect(report).toEqual([
    '2,failed,email_invalid,This is not an e-mail address.',
    '3,created,,',
    '4,failed,date_ambiguous,Day or month first? Say --dates dmy or --dates mdy.',
  ]);
  expect((await run(`${HEADER}jane@acme.test;03/04/2026;page;;;;\r\n`, '--dates', 'mdy')).printed).toMatch(
    /^1 created/,
  );
});

test('a file without a column that is needed writes nothing, and says how to name it', async () => {
  const { failure } = await run('Kunde,Datum,Was\njane@acme.test,2026-03-05,page\n');
  expect(failure).toMatch(/No column for email, type.*--map.*\(column_missing\)/);
  const mapped = await run(
    'Kunde,Datum,Was\njane@acme.test,2026-03-05,page.viewed\n',
    '--map',
    'Kunde=email',
    '--map',
    'Was=type',
  );
  expect(mapped.printed).toMatch(/^1 created/);
  expect(await source.touches()).toHaveLength(1);
});

test('a file in another encoding writes nothing, however late that shows, and comes in with --encoding', async () => {
  const ascii = Array.from({ length: 5_000 }, (_, row) => `p${row}@acme.test;2026-03-05;page.viewed;;;;\r\n`).join('');
  const bytes = Buffer.from(HEADER + ascii + GOOD[0], 'latin1');
  expect((await run(bytes)).failure).toMatch(/isn't UTF-8.*--encoding windows-1252.*\(encoding_wrong\)/);
  expect(await source.touches()).toHaveLength(0);
  expect((await run(bytes, '--encoding', 'windows-1252')).printed).toMatch(/^5001 created/);
  expect((await source.contacts()).map(({ name }) => name)).toContain('Jörg Müller');
});

test('a quote that never ends writes nothing', async () => {
  const { failure } = await run(`${HEADER}${GOOD[1]}jane@acme.test;2026-03-05;page;"${'x'.repeat(1_200_000)}`);
  expect(failure).toMatch(/Row 3 .*quote that never ends/);
  expect(await source.touches()).toHaveLength(0);
});

test.each([
  ['', /empty/],
  ['\r\n\r\n', /no header row/],
])('a file of nothing says so', async (content, sentence) => {
  expect((await run(content)).failure).toMatch(sentence);
});

test('--check reports and writes nothing', async () => {
  const { printed, report } = await run(`${HEADER}${GOOD[0]}nobody;;;;;;\r\n`, '--check');
  expect(printed).toMatch(/^Checked, nothing written: 1 rows are good, 1 are not\./);
  expect(report[1]).toMatch(/^3,failed,email_invalid/);
  expect(await source.touches()).toHaveLength(0);
});

test('a known campaign is found by its name; another stays with the touch', async () => {
  const { workspace } = source;
  const id = '0190a0a0-0000-7000-8000-000000000001';
  await inWorkspace(hub.database.store.db, workspace.id, (tx) =>
    tx
      .insertInto('app.campaigns')
      .values({
        workspace_id: workspace.id,
        id,
        version: 1,
        name: 'Spring Pricing',
        channel: 'email',
        starts_at: '2026-01-01T00:00:00Z',
      })
      .execute(),
  );
  await run(
    'email,date,type,campaign\na@acme.test,2026-03-05,page.viewed,spring pricing\na@acme.test,2026-03-06,page.viewed,Other\n',
  );
  expect(await source.touches()).toMatchObject([
    { campaign_id: id },
    { campaign_id: null, props: { campaign: 'Other' } },
  ]);
});
