import { useEffect, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { OptionsDeps } from './deps.ts';
import { Section } from './Section.tsx';

type SitesDeps = Pick<OptionsDeps, 'watchSites' | 'addSite' | 'removeSite' | 'openWorkspace' | 'policy'>;

/** The sites that are on, each with the way to switch it off, and those that the organisation offers. */
export function Sites({ deps }: { deps: SitesDeps }) {
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
      {origins !== null && <Offered deps={deps} on={origins} />}
      <Button onClick={() => deps.openWorkspace('sites')}>{t('workspace.open')}</Button>
    </Section>
  );
}

/** Sites that the organisation has set and that are not on yet. A policy can't switch them on: the browser asks the person. */
function Offered({ deps: { policy, addSite }, on }: { deps: SitesDeps; on: readonly string[] }) {
  const [offered, setOffered] = useState<string[]>([]);
  useEffect(() => {
    let stale = false;
    void policy().then(({ sites }) => stale || setOffered(sites));
    return () => {
      stale = true;
    };
  }, [policy]);
  const off = offered.filter((origin) => !on.includes(origin));
  if (off.length === 0) return null;
  return (
    <div className="flex w-full flex-col gap-1">
      <p className="text-muted">{t('options.sites.by_policy')}</p>
      <ul className="flex flex-col">
        {off.map((origin) => (
          <li key={origin} className="flex items-center justify-between gap-3 border-line border-b py-1.5">
            <bdi className="min-w-0 wrap-anywhere">{siteName(origin)}</bdi>
            <Button
              aria-label={t('options.sites.add_named', { site: siteName(origin) })}
              onClick={() => void addSite(origin)}
            >
              {t('options.sites.add')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A match pattern as people read it: `https://crm.example.com/*` is crm.example.com; http is said. */
const siteName = (origin: string): string => origin.replace(/^https:\/\//, '').replace(/\/\*$/, '');
