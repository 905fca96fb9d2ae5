import { type FormEvent, useState } from 'react';
import { JoinLink } from '#components/member/JoinLink.tsx';
import { isExpected, type MemberLine } from '#components/member/member-line.ts';
import { RoleChoice } from '#components/member/RoleChoice.tsx';
import { SessionList } from '#components/member/SessionList.tsx';
import { Button } from '#components/ui/Button.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { StateLine } from '#components/ui/StateLine.tsx';
import { language, t } from '#lib/browser/i18n.ts';
import type { Role } from '#lib/model/member.ts';
import { HubProblem } from './HubProblem.tsx';
import { TakeOut } from './TakeOut.tsx';
import { useAsk } from './use-ask.ts';
import type { MemberActions } from './use-members.ts';

type MemberPanelProps = {
  line: MemberLine;
  manages: boolean;
  actions: MemberActions;
  onSignIn: () => void;
  /** They have been taken out. */
  onGone: () => void;
};

/** What may be done about a member: their role, where they are signed in, how they come in, and taking them out. */
export function MemberPanel({ line, manages, actions, onSignIn, onGone }: MemberPanelProps) {
  return (
    <div className="mx-2 mb-3 flex flex-wrap gap-x-8 gap-y-4 border-accent border-s-2 ps-3 pt-1 pb-3">
      {manages && <RoleForm line={line} changeRole={actions.changeRole} onSignIn={onSignIn} />}
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-4">
        <Sessions line={line} endSession={actions.endSession} onSignIn={onSignIn} />
        {manages && !line.isMe && <Access line={line} actions={actions} onSignIn={onSignIn} onGone={onGone} />}
      </div>
    </div>
  );
}

type RoleFormProps = Pick<MemberPanelProps, 'line' | 'onSignIn'> & Pick<MemberActions, 'changeRole'>;

function RoleForm({ line, changeRole, onSignIn }: RoleFormProps) {
  const [chosen, setChosen] = useState<Role | null>(null);
  const { ask, answer, problem, asking } = useAsk(changeRole);
  const role = chosen ?? line.role;
  const isOther = role !== line.role;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOther && !asking) ask({ id: line.id, role }, { onSuccess: () => setChosen(null) });
  };
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-1 basis-72 flex-col items-start gap-2">
      <RoleChoice value={role} onChange={setChosen} />
      {isOther && line.isMe && <p className="text-warm">{t('members.own_role')}</p>}
      <Button type="submit" look={isOther ? 'filled' : 'outlined'} aria-disabled={!isOther}>
        {t('members.change_role')}
      </Button>
      {problem !== null && <HubProblem code={problem} onSignIn={onSignIn} />}
      {answer && !isOther && (
        <StateLine>{t('members.role_changed', { role: t(`options.role.${answer.member.role}`) })}</StateLine>
      )}
    </form>
  );
}

type SessionsProps = Pick<MemberPanelProps, 'line' | 'onSignIn'> & Pick<MemberActions, 'endSession'>;

function Sessions({ line: { sessions }, endSession, onSignIn }: SessionsProps) {
  const { ask, problem } = useAsk(endSession);
  if (sessions === undefined) return null;
  return (
    <section>
      <h3 className="font-medium">{t('members.signed_in')}</h3>
      <p className="text-muted text-s">{t(sessions.length > 0 ? 'options.sessions.body' : 'members.nowhere')}</p>
      <SessionList sessions={sessions} onEnd={(id) => ask(id)} />
      {problem !== null && <HubProblem code={problem} onSignIn={onSignIn} />}
    </section>
  );
}

type AccessProps = Pick<MemberPanelProps, 'line' | 'actions' | 'onSignIn' | 'onGone'>;

function Access({ line, actions, onSignIn, onGone }: AccessProps) {
  const { ask, answer, problem, asking } = useAsk(actions.inviteAgain);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{t('members.access')}</h3>
      {line.invitation !== null && <p className="text-muted">{openLink(line.invitation)}</p>}
      {answer && <JoinLink {...answer} name={line.name} email={line.email} />}
      {problem !== null && <HubProblem code={problem} onSignIn={onSignIn} />}
      <div className="flex flex-wrap gap-2">
        <Button disabled={asking} onClick={() => ask(line.id)}>
          {t(isExpected(line) ? 'members.invite_again' : 'members.new_link')}
        </Button>
        <TakeOut line={line} remove={actions.remove} onSignIn={onSignIn} onGone={onGone} />
      </div>
    </section>
  );
}

function openLink({ expiresAt, by }: NonNullable<MemberLine['invitation']>): string {
  const until = new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(new Date(expiresAt));
  return by === null ? t('members.link_open', { until }) : t('members.link_open_by', { until, name: isolated(by, 80) });
}
