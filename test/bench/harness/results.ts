const HEADING = '## Results\n';
const SECTION = /^(?=### )/m;

const titleOf = (section: string): string => section.slice('### '.length, section.indexOf('\n'));

/** The README with these tables in place of those of the same title, in the order of `titles`; the others stay. */
export function withResults(readme: string, tables: readonly string[], titles: readonly string[]): string {
  const [about = '', results = ''] = readme.split(HEADING);
  const kept = results.split(SECTION).filter((section) => section.startsWith('### '));
  const sections = new Map([...kept, ...tables].map((section) => [titleOf(section), section.trim()]));
  const ordered = titles.flatMap((title) => sections.get(title) ?? []);
  return `${about}${HEADING}\n${ordered.join('\n\n')}\n`;
}
