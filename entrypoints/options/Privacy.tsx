import { t } from '#lib/browser/i18n.ts';
import { Section } from './Section.tsx';

const PARTS = [
  { title: 'leaves', lines: ['leaves_address', 'leaves_search', 'leaves_words', 'leaves_recipes', 'leaves_read'] },
  { title: 'stays', lines: ['stays_pages', 'stays_looks', 'stays_drafts', 'stays_filter', 'stays_never'] },
  { title: 'never', lines: ['never_page', 'never_excluded', 'never_ungranted', 'never_third'] },
] as const;

/** What leaves this machine, what stays, and what never happens; in plain words. */
export function Privacy() {
  return (
    <Section title={t('options.privacy.title')}>
      {PARTS.map(({ title, lines }) => (
        <div key={title}>
          <h3 className="font-bold">{t(`options.privacy.${title}`)}</h3>
          <ul className="list-disc ps-5">
            {lines.map((line) => (
              <li key={line}>{t(`options.privacy.${line}`)}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
