// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { answerWithout, COMMANDS } from '#server/cli/commands.ts';
import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { StartError } from '#server/start-error.ts';
import { VERSION } from '#server/version.ts';

const NAMES = Object.keys(COMMANDS);
const around = {
  config: readConfig({ TOUCHLINE_DATA: '/nowhere/at/all' }),
  log: createLog('silent'),
  print: () => {},
  signal: new AbortController().signal,
};

describe('touchline', () => {
  it('says its version', () => {
    expect(answerWithout(['--version'])).toBe(`touchline ${VERSION}`);
  });

  it.each([['--help'], ['-h'], ['help']])('lists every command by %s', (asked) => {
    const said = answerWithout([asked]) ?? '';
    for (const name of NAMES) expect(said).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
  });

  it('runs what is no question', () => {
    expect(answerWithout([])).toBeNull();
    expect(answerWithout(['serve'])).toBeNull();
    expect(answerWithout(['toString', '--help'])).toBeNull();
  });
});

describe.each(NAMES)('touchline %s', (name) => {
  const usage = COMMANDS[name]?.usage ?? '';

  it('explains itself, and how it is called', () => {
    expect(usage).toMatch(new RegExp(`^Usage: touchline ${name}\\b`));
    for (const args of [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
    ])
      expect(answerWithout(args)).toBe(usage);
  });

  it.each([[['--no-such-option']], [['one', 'two', 'three']]])('refuses %j with how it is called', async (args) => {
    const refused = COMMANDS[name]?.run(args, around);
    await expect(refused).rejects.toThrow(new StartError('usage_wrong', usage));
  });
});
