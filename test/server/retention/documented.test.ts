import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RETENTION_DAYS, RETENTION_KINDS, RETENTION_WORDS } from '#server/retention/kinds.ts';

it('docs/privacy.md says for how long what is kept, as the code does', () => {
  const rows = readFileSync('docs/privacy.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, kind, words, days]) =>
      RETENTION_KINDS.some((one) => `\`${one}\`` === kind) ? [[kind, words, days]] : [],
    );
  const expected = RETENTION_KINDS.map((kind) => {
    const days = RETENTION_DAYS[kind];
    return [`\`${kind}\``, RETENTION_WORDS[kind], days === null ? 'for good' : `${days} days`];
  });
  expect(rows).toEqual(expected);
});
