import { useEffect, useState } from 'react';
import { t } from '#lib/browser/i18n.ts';
import type { OptionsDeps, SharedList } from './deps.ts';
import { ExclusionField } from './ExclusionField.tsx';
import { Section } from './Section.tsx';

type NeverLookUpProps = {
  deps: Pick<OptionsDeps, 'watchOwnList' | 'saveOwnList' | 'watchSharedList' | 'saveSharedList'>;
};

/** About whom the hub is never asked: the person's own list, and the team's. */
export function NeverLookUp({ deps }: NeverLookUpProps) {
  const [own, setOwn] = useState<string[] | null>(null);
  const [shared, setShared] = useState<SharedList | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    deps.watchOwnList(setOwn, stop.signal);
    deps.watchSharedList(setShared, stop.signal);
    return () => stop.abort();
  }, [deps]);
  return (
    <Section title={t('options.never.title')}>
      <p className="text-muted">{t('options.never.body')}</p>
      {own !== null && <ExclusionField label={t('options.never.own')} entries={own} onSave={deps.saveOwnList} />}
      {shared?.mayEdit && (
        <ExclusionField
          label={t('options.never.shared')}
          entries={shared.entries}
          onSave={(entries) => deps.saveSharedList(changeOf(shared.entries, entries))}
        />
      )}
      {shared !== null && !shared.mayEdit && <SharedByLeads entries={shared.entries} />}
    </Section>
  );
}

/** What makes one list the other; two leads who save at the same time keep what both have added. */
const changeOf = (before: readonly string[], after: readonly string[]) => ({
  add: after.filter((entry) => !before.includes(entry)),
  remove: before.filter((entry) => !after.includes(entry)),
});

function SharedByLeads({ entries }: Pick<SharedList, 'entries'>) {
  return (
    <div className="flex w-full flex-col gap-1">
      <h3 className="font-medium">{t('options.never.shared')}</h3>
      {entries.length === 0 ? (
        <p className="text-muted">{t('options.never.none')}</p>
      ) : (
        <ul className="max-h-40 overflow-y-auto">
          {entries.map((entry) => (
            <li key={entry} className="wrap-anywhere">
              <bdi>{entry}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p className="text-muted">{t('options.never.shared_by_leads')}</p>
    </div>
  );
}
