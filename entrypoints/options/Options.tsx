import { useEffect, useRef, useState } from 'react';
import { Disclosure } from '#components/ui/Disclosure.tsx';
import { Mark } from '#components/ui/Mark.tsx';
import type { Connection } from '#lib/browser/connection.ts';
import { t } from '#lib/browser/i18n.ts';
import { Account } from './Account.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import type { OptionsDeps } from './deps.ts';
import { Ended } from './Ended.tsx';
import { KeptAccounts } from './KeptAccounts.tsx';
import { NeverLookUp } from './NeverLookUp.tsx';
import { Panel } from './Panel.tsx';
import { Privacy } from './Privacy.tsx';
import { Section } from './Section.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Sites } from './Sites.tsx';
import { Storage } from './Storage.tsx';

/** The options page: connection and account, sites, keyboard, storage, privacy. */
export function Options({ deps }: { deps: OptionsDeps }) {
  const [connection, setConnection] = useState<Connection | null | undefined>(undefined);
  // Whether there was a connection before is known with the first that is heard of.
  const heard = useRef(false);
  const [fresh, setFresh] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const onConnection = (now: Connection | null) => {
      setFresh(heard.current);
      heard.current = true;
      setConnection(now);
    };
    deps.watchConnection(onConnection, stop.signal);
    return () => stop.abort();
  }, [deps]);
  if (connection === undefined) return null;
  return (
    <div className="mx-auto max-w-160 px-5 pt-8 pb-16">
      <header className="flex items-center gap-3 pb-6">
        <Mark size={28} />
        <h1 className="font-bold text-xl">{t('options.title')}</h1>
      </header>
      <main>
        <Ended deps={deps} />
        {connection === null ? (
          <Section title={t('options.connect.title')}>
            <ConnectForm deps={deps} />
          </Section>
        ) : (
          <Section title={t('options.account.title')}>
            <Account connection={connection} fresh={fresh} deps={deps} />
            <Disclosure key={connection.token} summary={t('options.connect.again')}>
              <div className="pt-3">
                <ConnectForm deps={deps} />
              </div>
            </Disclosure>
          </Section>
        )}
        <KeptAccounts deps={deps} />
        <Sites deps={deps} />
        <NeverLookUp deps={deps} />
        <Panel deps={deps} />
        <Shortcuts deps={deps} />
        <Storage deps={deps} />
        <Privacy />
      </main>
    </div>
  );
}
