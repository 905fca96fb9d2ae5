import type { Row, Verdict } from './contract.ts';

const VERDICTS: readonly Verdict[] = ['right', 'chooser', 'could not tell', 'wrong'];

/** How many verdicts there are of each kind. */
export const countOf = (verdicts: readonly Verdict[]): Record<Verdict, number> => {
  const count = { right: 0, chooser: 0, 'could not tell': 0, wrong: 0 };
  for (const verdict of verdicts) count[verdict] += 1;
  return count;
};

/** Of the pages that have somebody: the share for whom the reader found them, alone or in a chooser. */
export function shareFound(rows: readonly Row[], verdictOf: (row: Row) => Verdict): number {
  const due = rows.filter(({ stored: { who } }) => !Array.isArray(who) || who.length > 0);
  return due.filter((row) => ['right', 'chooser'].includes(verdictOf(row))).length / due.length;
}

/** The table of every site, variant and what was found, as Markdown; `rows` by browser, each in the same order. */
export function tableOf(rows: Readonly<Record<string, readonly Row[]>>): string {
  const browsers = Object.entries(rows);
  const [[, first = []] = ['', []]] = browsers;
  return [
    '# Stored pages',
    '',
    'Each page was written by hand from what is known of its site; none is a copy, and none could be checked against the',
    'live service. `expectations/` says who stands on each, and why. Every page is loaded at its real address in Chromium',
    'and Firefox and read by the reader as it ships, in an extension’s own world: with the recipes that ship, with none,',
    'and with each part of the site’s recipe broken. **Wrong** is whoever names one person who is not the page’s.',
    '',
    'This file is written by `node test/sites/write-table.ts`.',
    '',
    ...summary(browsers),
    '',
    '| page | found | with recipes | without | recipe broken |',
    '|---|---|---|---|---|',
    ...first.map((row, index) =>
      line(
        row,
        browsers.map(([, all]) => all[index] ?? row),
      ),
    ),
    '',
  ].join('\n');
}

function summary(browsers: readonly (readonly [string, readonly Row[]])[]): string[] {
  const head = [
    '| browser | mode | readings | right | chooser | could not tell | wrong | found |',
    '|---|---|---|---|---|---|---|---|',
  ];
  const lines = browsers.flatMap(([browser, rows]) => [
    summaryLine(
      browser,
      'with recipes',
      rows.map((row) => row.withRecipes),
      shareFound(rows, (row) => row.withRecipes),
    ),
    summaryLine(
      browser,
      'without',
      rows.map((row) => row.without),
      shareFound(rows, (row) => row.without),
    ),
    summaryLine(
      browser,
      'one part broken',
      rows.flatMap(({ broken }) => broken.map(({ verdict }) => verdict)),
      null,
    ),
  ]);
  return [...head, ...lines];
}

function summaryLine(browser: string, mode: string, verdicts: readonly Verdict[], found: number | null): string {
  const count = countOf(verdicts);
  const share = found === null ? '' : `${Math.floor(found * 100)} %`;
  return `| ${[browser, mode, verdicts.length, ...VERDICTS.map((verdict) => count[verdict]), share].join(' | ')} |`;
}

/** Both browsers agree on nearly all; where they don't, each says its own. */
function line({ stored, found }: Row, rows: readonly Row[]): string {
  const each = (verdictOf: (row: Row) => string) => [...new Set(rows.map(verdictOf))].join(' / ');
  const broken = each(({ broken }) => brokenText(countOf(broken.map(({ verdict }) => verdict)), broken.length));
  return `| ${[`${stored.site}/${stored.variant}`, escaped(found), each((row) => row.withRecipes), each((row) => row.without), broken].join(' | ')} |`;
}

const brokenText = (count: Record<Verdict, number>, all: number) =>
  all === 0
    ? ''
    : VERDICTS.flatMap((verdict) => (count[verdict] > 0 ? [`${count[verdict]} ${verdict}`] : [])).join(', ');

const escaped = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
