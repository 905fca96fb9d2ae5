import { useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import type { Unsent } from '#lib/browser/ending.ts';
import { t } from '#lib/browser/i18n.ts';
import type { DisconnectResult } from '#lib/session/disconnect.ts';
import { UnsentList } from './UnsentList.tsx';

type LeaveProps = {
  /** What the button says; `name` what a screen reader says of it where that is more. */
  label: string;
  name?: string;
  words: { title: string; unsent: string; anyway: string; failed: string };
  leave: (how: { evenUnsent: boolean }) => Promise<DisconnectResult>;
};

/** Deletes an account's data at once when nothing is lost by it, else asks first and says what would be. */
export function Leave({ label, name, words, leave }: LeaveProps) {
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const [failed, setFailed] = useState(false);
  const go = async (evenUnsent: boolean) => {
    try {
      setFailed(false);
      const result = await leave({ evenUnsent });
      setUnsent(result.disconnected ? null : result.unsent);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Button {...(name !== undefined && { 'aria-label': name })} onClick={() => void go(false)}>
        {label}
      </Button>
      {failed && <StateLine tone="danger">{words.failed}</StateLine>}
      <Dialog title={words.title} open={unsent !== null} onClose={() => setUnsent(null)}>
        <p>{words.unsent}</p>
        {unsent && <UnsentList unsent={unsent} />}
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="filled" onClick={() => setUnsent(null)}>
            {t('options.account.stay')}
          </Button>
          <Button onClick={() => void go(true)}>{words.anyway}</Button>
        </div>
      </Dialog>
    </>
  );
}
