import { useEffect, useState } from 'react';
import { HOMES, type Home } from '#lib/browser/home.ts';
import { t } from '#lib/browser/i18n.ts';
import { THEMES, type Theme } from '#lib/browser/theme.ts';
import { Choice } from './Choice.tsx';
import type { OptionsDeps } from './deps.ts';
import { Section } from './Section.tsx';

/** Where the panel lives, and how it looks. */
export function Panel({ deps: { panel } }: { deps: Pick<OptionsDeps, 'panel'> }) {
  const [chosen, setChosen] = useState<{ home: Home; theme: Theme } | null>(null);
  useEffect(() => {
    let stale = false;
    void panel.chosen().then((now) => stale || setChosen(now));
    return () => {
      stale = true;
    };
  }, [panel]);
  if (chosen === null) return null;
  return (
    <Section title={t('options.panel.title')}>
      <Choice
        legend={t('options.panel.home')}
        options={HOMES.map((value) => ({ value, label: t(`options.panel.home_${value}`) }))}
        value={chosen.home}
        onChange={(home) => {
          setChosen({ ...chosen, home });
          void panel.setHome(home);
        }}
      />
      <Choice
        legend={t('options.panel.theme')}
        options={THEMES.map((value) => ({ value, label: t(`options.panel.theme_${value}`) }))}
        value={chosen.theme}
        onChange={(theme) => {
          setChosen({ ...chosen, theme });
          void panel.setTheme(theme);
        }}
      />
      <p className="text-muted">{t('options.panel.body')}</p>
    </Section>
  );
}
