// `npm test`: installs what is missing, runs every check and every test, and closes with the counts.
// `npm run verify` is the same without the browsers.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDebianPostgres } from './debian-postgres.mjs';
import { hear, install, requireNode, run } from './install.mjs';

const browsers = !process.argv.includes('--no-browsers');
const TYPES = ['WXT types', 'wxt', ['prepare']];
/** Checks of the text, and builds: side by side, since neither keeps both cores busy. */
const CHECKS = [
  ['format, lint and import zones', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types of the pure libraries', 'tsc', ['-p', 'tsconfig.pure.json']],
  ['types of the hub', 'tsc', ['-p', 'tsconfig.server.json']],
  ['types of the extension', 'tsc', ['-p', 'tsconfig.json']],
  ['unused files, exports and packages', 'knip', []],
];
const FOR_FIREFOX = ['-b', 'firefox', '--mv3'];
const DEMO = ['--mode', 'demo'];
const BUILDS = [
  ['build for Chromium', 'wxt', ['build']],
  ['build for Firefox', 'wxt', ['build', ...FOR_FIREFOX]],
  ['size budgets', 'size-limit', []],
  ...(browsers ? [['demo build for the end-to-end tests', 'wxt', ['build', ...DEMO]]] : []),
  ...(browsers ? [['demo build for Firefox', 'wxt', ['build', ...FOR_FIREFOX, ...DEMO]]] : []),
];

install();
requireNode();

const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** Runs checks one after another; each shows what it said once it is done. */
async function check(checks) {
  for (const [what, command, args] of checks) {
    const { ok, said } = await hear(command, args);
    process.stdout.write(`\n── ${what}\n${said}`);
    counts[ok ? 'passed' : 'failed'] += 1;
    if (!ok) failures.push(what);
  }
}

await check([TYPES]);
await Promise.all([check(CHECKS), check(BUILDS)]);

/** What brings its own database, or says nothing more on another one: it runs once. */
const BY_ITSELF = [
  'test/{histories,build,deploy}/**',
  'test/server/{kills,db/embedded,tenancy/pages}/**',
  'test/server/{cli/move,limits/slow-clients,limits/in-order}.pg.test.ts',
];

/** Runs Vitest's projects and adds their counts; `leftOut` are globs of files, `atOnce` says how many run side by side. */
function test(what, projects, { env = {}, leftOut = [], atOnce = '2' } = {}) {
  process.stdout.write(`\n── ${what}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'touchline-test-'));
  const report = join(folder, 'report.json');
  const names = projects.flatMap((name) => ['--project', name]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const excluded = leftOut.flatMap((glob) => ['--exclude', glob]);
  const status = run('vitest', ['run', ...names, ...excluded, `--maxWorkers=${atOnce}`, ...reporters], env);
  const failedBefore = counts.failed;
  try {
    const results = JSON.parse(readFileSync(report, 'utf8'));
    counts.passed += results.numPassedTests;
    counts.failed += results.numFailedTests;
    counts.skipped += results.numPendingTests + results.numTodoTests;
  } catch {
    process.stdout.write('Vitest wrote no report.\n');
  }
  // A file that broke before its first test, or a run without a report, must not pass for a green one.
  if (status !== 0 && counts.failed === failedBefore) counts.failed += 1;
  if (status !== 0) failures.push(what);
  rmSync(folder, { recursive: true, force: true });
}

test('unit and component tests; the hub on its embedded PostgreSQL', ['unit', 'hub'], {
  env: { TOUCHLINE_BUILT: '.output' },
});
const debian = await startDebianPostgres();
if (debian === null) {
  process.stdout.write(
    "\nThe hub's tests on a PostgreSQL by DATABASE_URL are skipped: Debian's postgresql is not installed.\n",
  );
  counts.skipped += 1;
} else {
  const env = { DATABASE_URL: debian.url };
  test(`the hub on Debian's PostgreSQL ${debian.version}, by DATABASE_URL`, ['hub'], { env, leftOut: BY_ITSELF });
  await debian.stop();
}
if (browsers) {
  test('end to end, in real browsers', ['e2e']);
  test('end to end, what wants the machine for itself', ['e2e-alone'], { atOnce: '1' });
}

if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join('; ')}\n`);
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
