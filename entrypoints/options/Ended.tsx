import { useEffect, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import type { Ending } from '#lib/browser/ending.ts';
import { language, t } from '#lib/browser/i18n.ts';
import type { Accounts } from './deps.ts';
import { Section } from './Section.tsx';
import { UnsentList } from './UnsentList.tsx';

/** That the hub ended an access here: when, why, and what is gone with it. Nothing while it did not. */
export function Ended({ deps }: { deps: Pick<Accounts, 'watchEnding' | 'dismissEnding'> }) {
  const [ending, setEnding] = useState<Ending | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    deps.watchEnding(setEnding, stop.signal);
    return () => stop.abort();
  }, [deps]);
  if (ending === null) return null;
  const day = new Intl.DateTimeFormat(language(), { dateStyle: 'long' }).format(ending.at);
  return (
    <Section title={t('options.ended.title')}>
      <p role="alert" className="text-danger">
        <ExternalText max={500}>{t(`options.ended.${ending.why}`, { workspace: ending.workspace, day })}</ExternalText>
      </p>
      <Lost unsent={ending.unsent} />
      <Button onClick={deps.dismissEnding}>{t('options.ended.dismiss')}</Button>
    </Section>
  );
}

function Lost({ unsent }: Pick<Ending, 'unsent'>) {
  if (unsent === null) return <p>{t('options.ended.lost_unknown')}</p>;
  if (unsent.waiting + unsent.refused + unsent.drafts === 0) return <p>{t('options.ended.lost_nothing')}</p>;
  return (
    <div>
      <p>{t('options.ended.lost')}</p>
      <UnsentList unsent={unsent} />
    </div>
  );
}
