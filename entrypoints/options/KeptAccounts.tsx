import { useEffect, useState } from 'react';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Kept } from '#lib/browser/kept.ts';
import type { Accounts } from './deps.ts';
import { Leave } from './Leave.tsx';
import { Section } from './Section.tsx';

/** Whose data still stands here although somebody else is connected now. Nothing while there is nobody. */
export function KeptAccounts({ deps }: { deps: Pick<Accounts, 'watchKept' | 'deleteKept'> }) {
  const [kept, setKept] = useState<Kept[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    deps.watchKept(setKept, stop.signal);
    return () => stop.abort();
  }, [deps]);
  if (kept.length === 0) return null;
  return (
    <Section title={t('options.kept.title')}>
      <p className="text-muted">{t('options.kept.body')}</p>
      <ul className="flex w-full flex-col">
        {kept.map((account) => (
          <li
            key={`${account.hub} ${account.member.id}`}
            className="flex flex-wrap items-center justify-between gap-x-3 border-line border-b py-1.5"
          >
            <span className="min-w-0 wrap-anywhere">
              <ExternalText max={400}>
                {t('options.kept.who', { name: account.member.name, workspace: account.workspace.name })}
              </ExternalText>
            </span>
            <Leave
              label={t('options.kept.delete')}
              name={t('options.kept.delete_named', { name: account.member.name })}
              words={{
                title: t('options.kept.delete_title'),
                unsent: t('options.kept.delete_unsent'),
                anyway: t('options.kept.delete_anyway'),
                failed: t('options.kept.delete_failed'),
              }}
              leave={(how) => deps.deleteKept(account, how)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
