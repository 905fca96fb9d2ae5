import type { MemberLine } from '#components/member/member-line.ts';
import { WhoMayWhat } from '#components/member/WhoMayWhat.tsx';
import { Button } from '#components/ui/Button.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { Disclosure } from '#components/ui/Disclosure.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { language, t } from '#lib/browser/i18n.ts';
import { HubQueries } from '#lib/people/hub-queries.tsx';
import type { WorkspaceDeps } from './deps.ts';
import { HubProblem } from './HubProblem.tsx';
import { Invite } from './Invite.tsx';
import { MemberPanel } from './MemberPanel.tsx';
import { Part } from './Part.tsx';
import { Roster } from './Roster.tsx';
import { useMembers } from './use-members.ts';

/** Who is in the workspace and as what; for admins, with all that is done about members. */
export function MembersScreen({ deps }: { deps: WorkspaceDeps }) {
  return (
    <HubQueries port={deps.port}>
      <Members deps={deps} />
    </HubQueries>
  );
}

function Members({ deps }: { deps: WorkspaceDeps }) {
  const { lines, manages, actions, problem, again } = useMembers(deps);
  if (lines === undefined) return <Skeleton />;
  const { openSignIn } = deps;
  return (
    <Part title={t('members.title')} body={manages ? t('members.body') : bodyOfOthers(lines)}>
      <Disclosure summary={t('members.who_may')}>
        <WhoMayWhat />
      </Disclosure>
      {problem !== null && <Away code={problem} manages={manages} again={again} onSignIn={openSignIn} />}
      {manages && <Invite invite={actions.invite} onSignIn={openSignIn} />}
      <Roster
        lines={lines}
        mayOpen={({ isMe }) => manages || isMe}
        panel={(line, onGone) => (
          <MemberPanel line={line} manages={manages} actions={actions} onSignIn={openSignIn} onGone={onGone} />
        )}
      />
    </Part>
  );
}

/** Those who are no admins learn whom to ask. */
function bodyOfOthers(lines: readonly MemberLine[]): string {
  const admins = lines.filter(({ role }) => role === 'admin').slice(0, 3);
  if (admins.length === 0) return t('members.body_others');
  const names = new Intl.ListFormat(language(), { type: 'disjunction' }).format(
    admins.map(({ name }) => isolated(name, 60)),
  );
  return t('members.body_ask', { names });
}

type AwayProps = { code: string; manages: boolean; again: () => void; onSignIn: () => void };

/** The hub has not said who is signed in or invited. */
function Away({ code, manages, again, onSignIn }: AwayProps) {
  return (
    <div className="flex flex-col gap-1">
      <HubProblem code={code} onSignIn={onSignIn} />
      <StateLine action={<Button onClick={again}>{t('members.again')}</Button>}>
        {t(manages ? 'members.away' : 'members.away_others')}
      </StateLine>
    </div>
  );
}
