import { useEffect, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { Disclosure } from '#components/ui/Disclosure.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import type { Connection } from '#lib/browser/connection.ts';
import { t } from '#lib/browser/i18n.ts';
import type { OptionsDeps, Standing } from './deps.ts';
import { Leave } from './Leave.tsx';
import { Sessions } from './Sessions.tsx';
import { SignIn } from './SignIn.tsx';

type AccountProps = {
  connection: Connection;
  /** Connected just now, by this page: then it says as whom. */
  fresh: boolean;
  deps: OptionsDeps;
};

/** Who is connected, where, and the way out; or back in, when the sign-in has ended. */
export function Account({ connection, fresh, deps }: AccountProps) {
  const { hub, member, workspace } = connection;
  const { sync, role = member.role } = useStanding(connection, deps);
  const needsSignIn = sync === 'needs_sign_in';
  const rows: [string, string][] = [
    [t('options.account.name'), member.name],
    ...(member.email === null ? [] : [[t('options.account.email'), member.email] as [string, string]]),
    [t('options.account.role'), t(`options.role.${role}`)],
    [
      t('options.account.workspace'),
      workspace.sample ? `${workspace.name} (${t('options.account.sample')})` : workspace.name,
    ],
    [t('options.account.hub'), hub],
  ];
  return (
    <>
      {fresh && (
        <StateLine>
          <ExternalText max={500}>
            {t('options.account.connected', {
              name: member.name,
              role: t(`options.role.${member.role}`),
              workspace: workspace.name,
            })}
          </ExternalText>
        </StateLine>
      )}
      {needsSignIn && (
        <>
          <StateLine tone="danger">{t('options.account.needs_sign_in')}</StateLine>
          <SignIn deps={deps} hub={hub} label={t('options.account.sign_in_again')} atOnce={deps.signInAtOnce} />
        </>
      )}
      <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <ExternalText>{value}</ExternalText>
            </dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => deps.openWorkspace('members')}>{t('options.account.members')}</Button>
      <Leave
        label={t('options.account.sign_out')}
        words={{
          title: t('options.account.leave_title'),
          unsent: t('options.account.leave_unsent'),
          anyway: t('options.account.leave_anyway'),
          failed: t('options.account.leave_failed'),
        }}
        leave={deps.disconnect}
      />
      {!needsSignIn && (
        <Disclosure summary={t('options.sessions.title')}>
          <Sessions connection={connection} deps={deps} />
        </Disclosure>
      )}
    </>
  );
}

/** How the connection stands, as far as it has been heard. */
function useStanding(connection: Connection, { watchStanding }: Pick<OptionsDeps, 'watchStanding'>): Standing {
  const [standing, setStanding] = useState<Standing>({});
  useEffect(() => {
    const stop = new AbortController();
    watchStanding(connection, (news) => setStanding((before) => ({ ...before, ...news })), stop.signal);
    return () => stop.abort();
  }, [connection, watchStanding]);
  return standing;
}
