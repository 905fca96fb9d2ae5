import { useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import type { Connection } from '#lib/browser/connection.ts';
import { t, tn } from '#lib/browser/i18n.ts';
import type { Unsent } from '#lib/session/disconnect.ts';
import type { OptionsDeps } from './deps.ts';

type AccountProps = { connection: Connection; disconnect: OptionsDeps['disconnect'] };

/** Who is connected, where, and the way out. */
export function Account({ connection: { hub, member, workspace }, disconnect }: AccountProps) {
  const rows: [string, string][] = [
    [t('options.account.name'), member.name],
    ...(member.email === null ? [] : [[t('options.account.email'), member.email] as [string, string]]),
    [t('options.account.role'), t(`options.role.${member.role}`)],
    [
      t('options.account.workspace'),
      workspace.sample ? `${workspace.name} (${t('options.account.sample')})` : workspace.name,
    ],
    [t('options.account.hub'), hub],
  ];
  return (
    <>
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
      <SignOut disconnect={disconnect} />
    </>
  );
}

/** Signs out at once when nothing is lost by it, else asks first and says what would be. */
function SignOut({ disconnect }: Pick<AccountProps, 'disconnect'>) {
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const [failed, setFailed] = useState(false);
  const leave = async (evenUnsent: boolean) => {
    try {
      setFailed(false);
      const result = await disconnect({ evenUnsent });
      setUnsent(result.disconnected ? null : result.unsent);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Button onClick={() => void leave(false)}>{t('options.account.sign_out')}</Button>
      {failed && <StateLine tone="danger">{t('options.account.leave_failed')}</StateLine>}
      <Dialog title={t('options.account.leave_title')} open={unsent !== null} onClose={() => setUnsent(null)}>
        <p>{t('options.account.leave_unsent')}</p>
        <ul className="my-2 list-disc ps-5">
          {(['waiting', 'refused', 'drafts'] as const).map((what) => {
            const n = unsent?.[what] ?? 0;
            return n > 0 && <li key={what}>{tn(`options.account.${what}`, n)}</li>;
          })}
        </ul>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="filled" onClick={() => setUnsent(null)}>
            {t('options.account.stay')}
          </Button>
          <Button onClick={() => void leave(true)}>{t('options.account.leave_anyway')}</Button>
        </div>
      </Dialog>
    </>
  );
}
