// @vitest-environment node
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseError } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { asStartError } from '#server/outside-fault.ts';
import { StartError } from '#server/start-error.ts';
import { spawnHub } from '#test/support/hub/spawn-hub.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchline-faults-'));
const file = join(folder, 'file');
writeFileSync(file, '');
const csv = join(folder, 'touches.csv');
writeFileSync(csv, 'email,date,type\nann@acme.test,2026-03-05,page.viewed\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

const saidBy = (code: string) => Object.assign(new DatabaseError('it says so', 10, 'error'), { code });
const unnamed = (syscall: string, code: string) => Object.assign(new Error(code), { code, syscall });

describe('what the machine or the database refuses', () => {
  it.each([
    ['file_missing', thrownBy(() => openSync(join(folder, 'no', 'such'), 'w'))],
    ['file_unusable', thrownBy(() => writeFileSync(folder, ''))],
    ['file_unusable', thrownBy(() => mkdirSync(join(file, 'below')))],
    ['file_unusable', thrownBy(() => mkdirSync(file))],
  ])('is %s, and the sentence names the place and what to do', (code, error) => {
    const known = asStartError(error);
    expect(known?.code).toBe(code);
    expect(known?.message).toMatch(new RegExp(`${folder}.*: .+\\.$`));
  });

  it.each([
    ['disk_full', unnamed('write', 'ENOSPC')],
    ['file_unusable', unnamed('read', 'EISDIR')],
    ['disk_full', saidBy('53100')],
    ['database_rights_missing', saidBy('42501')],
    ['database_away', saidBy('57P01')],
    ['database_away', Object.assign(unnamed('connect', 'ENOENT'), { address: '/run/.s.PGSQL.5432' })],
    ['database_away', new Error('Connection terminated unexpectedly')],
  ])('is %s', (code, error) => {
    expect(asStartError(error)?.code).toBe(code);
  });

  it('keeps what it was told already', () => {
    const told = new StartError('stopped', 'Stopped.');
    expect(asStartError(told)).toBe(told);
  });

  it.each([[new TypeError('x is not a function')], [saidBy('42601')], ['a text']])(
    'is not what nobody foresaw: %s',
    (error) => {
      expect(asStartError(error)).toBeNull();
    },
  );
});

it.each([
  [['backup', join(folder, 'x.backup')], { TOUCHLINE_DATA: folder }, 'store_missing'],
  [['serve'], { TOUCHLINE_DATA: join(file, 'store') }, 'file_unusable'],
  [['serve'], { TOUCHLINE_PORT: 'many' }, 'environment_wrong'],
  [['sing'], {}, 'command_unknown'],
  [['import', csv, '--check', '--report', join(folder, 'no', 'report')], {}, 'file_missing'],
  [['import', csv, '--check', '--report', '/dev/full'], {}, 'disk_full'],
])('touchline %j ends with 1, one sentence and its code', async (args, env, code) => {
  const command = spawnHub(args, { TOUCHLINE_DATA: file, LOG_LEVEL: 'silent', ...env });
  expect(await command.ended).toBe(1);
  expect(command.err().replaceAll(/^\d+ %\n/gm, '')).toMatch(new RegExp(`^[^\\n]+\\. \\(${code}\\)\\n$`));
});
