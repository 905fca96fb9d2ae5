import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HUB_RETENTION_DAYS, HUB_RETENTION_WORDS, RETENTION_DAYS, RETENTION_WORDS } from '#server/retention/kinds.ts';

it('docs/privacy.md says for how long what is kept, as the code does', () => {
  const days: Record<string, number | null> = { ...RETENTION_DAYS, ...HUB_RETENTION_DAYS };
  const words: Record<string, string> = { ...RETENTION_WORDS, ...HUB_RETENTION_WORDS };
  const rows = readFileSync('docs/privacy.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, kind = '', said, kept]) => (kind.replaceAll('`', '') in days ? [[kind, said, kept]] : []));
  const expected = Object.entries(days).map(([kind, kept]) => [
    `\`${kind}\``,
    words[kind],
    kept === null ? 'for good' : kept === 1 ? '1 day' : `${kept} days`,
  ]);
  expect(rows).toEqual(expected);
});
