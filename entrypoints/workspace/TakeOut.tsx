import { useState } from 'react';
import { isExpected, type MemberLine } from '#components/member/member-line.ts';
import { Button } from '#components/ui/Button.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { Dialog } from '#components/ui/Dialog.tsx';
import { t } from '#lib/browser/i18n.ts';
import { HubProblem } from './HubProblem.tsx';
import { useAsk } from './use-ask.ts';
import type { MemberActions } from './use-members.ts';

type TakeOutProps = { line: MemberLine; remove: MemberActions['remove']; onSignIn: () => void; onGone: () => void };

/** Takes a member out, or an invitation back, after saying what that does. */
export function TakeOut({ line, remove, onSignIn, onGone }: TakeOutProps) {
  const [sure, setSure] = useState(false);
  const { ask, problem, asking } = useAsk(remove);
  const name = { name: isolated(line.name, 80) };
  const words = isExpected(line)
    ? { ask: t('members.withdraw'), title: t('members.withdraw_title'), body: t('members.withdraw_body', name) }
    : { ask: t('members.take_out'), title: t('members.take_out_title'), body: t('members.take_out_body', name) };
  return (
    <>
      <Button className="text-danger" onClick={() => setSure(true)}>
        {words.ask}
      </Button>
      <Dialog title={words.title} open={sure} onClose={() => setSure(false)}>
        <p>{words.body}</p>
        {problem !== null && <HubProblem code={problem} onSignIn={onSignIn} />}
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="filled" onClick={() => setSure(false)}>
            {t('members.keep')}
          </Button>
          <Button disabled={asking} className="text-danger" onClick={() => ask(line.id, { onSuccess: onGone })}>
            {words.ask}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
