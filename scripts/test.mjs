// `npm test`: installs what is missing, runs every check and every test, and closes with the counts.
// `npm run verify` is the same without the browsers.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, requireNode, run } from './install.mjs';

const CHECKS = [
  ['format, lint and import zones', 'biome', ['ci', '--error-on-warnings', '.']],
  ['WXT types', 'wxt', ['prepare']],
  ['types of the pure libraries', 'tsc', ['-p', 'tsconfig.pure.json']],
  ['types of the hub', 'tsc', ['-p', 'tsconfig.server.json']],
  ['types of the extension', 'tsc', ['-p', 'tsconfig.json']],
  ['unused files, exports and packages', 'knip', []],
  ['build for Chromium', 'wxt', ['build']],
  ['build for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3']],
  ['size budgets', 'size-limit', []],
];

install();
requireNode();

const browsers = !process.argv.includes('--no-browsers');
if (browsers) CHECKS.push(['demo build for the end-to-end tests', 'wxt', ['build', '--mode', 'demo']]);
if (browsers) CHECKS.push(['demo build for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3', '--mode', 'demo']]);
const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
for (const [what, command, args] of CHECKS) {
  process.stdout.write(`\n── ${what}\n`);
  const ok = run(command, args) === 0;
  counts[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(what);
}

const folder = mkdtempSync(join(tmpdir(), 'touchline-test-'));
const report = join(folder, 'report.json');
const projects = ['unit', 'hub', ...(browsers ? ['e2e'] : [])].flatMap((name) => ['--project', name]);
const status = run('vitest', [
  'run',
  ...projects,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
try {
  const results = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += results.numPassedTests;
  counts.failed += results.numFailedTests;
  counts.skipped += results.numPendingTests + results.numTodoTests;
  // A file that broke before its first test counts as a failure, or a green run could hide it.
  const brokenFiles = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  counts.failed += brokenFiles.length;
  if (status !== 0 && counts.failed === 0) counts.failed += 1;
} catch {
  counts.failed += 1;
  failures.push('vitest wrote no report');
}
rmSync(folder, { recursive: true, force: true });

if (failures.length > 0) process.stdout.write(`\nFailed checks: ${failures.join('; ')}\n`);
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
