import { Button } from '#components/ui/Button.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';

/** Refusals that have a sentence of their own; the rest is told by what to do about it. */
const SAID = [
  'address_taken',
  'last_admin',
  'role_not_allowed',
  'not_found',
  'body_invalid',
  'too_many_requests',
  'overloaded',
  'unreachable',
  'timeout',
  'answer_unreadable',
] as const;
const SIGN_IN: ReadonlySet<string> = new Set(['token_missing', 'token_invalid', 'token_expired']);

type HubProblemProps = { code: string; onSignIn: () => void };

/** What the hub refused, or why it could not be asked, with what to do. */
export function HubProblem({ code, onSignIn }: HubProblemProps) {
  if (SIGN_IN.has(code)) {
    const action = <Button onClick={onSignIn}>{t('options.account.sign_in_again')}</Button>;
    return (
      <StateLine tone="danger" action={action}>
        {t('members.problem.sign_in')}
      </StateLine>
    );
  }
  const known = SAID.find((each) => each === code);
  return (
    <StateLine tone="danger">
      {known === undefined ? t('members.problem.other', { code }) : t(`members.problem.${known}`)}
    </StateLine>
  );
}
