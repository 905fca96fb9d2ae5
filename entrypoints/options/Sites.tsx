import { useEffect, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { OptionsDeps } from './deps.ts';
import { Section } from './Section.tsx';

/** The sites that are on, each with the way to switch it off. */
export function Sites({ deps }: { deps: Pick<OptionsDeps, 'watchSites' | 'removeSite' | 'openWorkspace'> }) {
  const [origins, setOrigins] = useState<string[] | null>(null);
  useEffect(() => deps.watchSites(setOrigins), [deps]);
  return (
    <Section title={t('options.sites.title')}>
      <p className="text-muted">{t(origins?.length === 0 ? 'options.sites.none' : 'options.sites.body')}</p>
      {origins !== null && origins.length > 0 && (
        <ul className="flex w-full flex-col">
          {origins.map((origin) => (
            <li key={origin} className="flex items-center justify-between gap-3 border-line border-b py-1.5">
              <bdi className="min-w-0 wrap-anywhere">{siteName(origin)}</bdi>
              <Button
                aria-label={t('options.sites.remove_named', { site: siteName(origin) })}
                onClick={() => void deps.removeSite(origin)}
              >
                {t('options.sites.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button onClick={deps.openWorkspace}>{t('workspace.open')}</Button>
    </Section>
  );
}

/** A match pattern as people read it: `https://crm.example.com/*` is crm.example.com; http is said. */
const siteName = (origin: string): string => origin.replace(/^https:\/\//, '').replace(/\/\*$/, '');
