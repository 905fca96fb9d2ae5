import { useEffect, useState } from 'react';
import { SessionList } from '#components/member/SessionList.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import type { Connection } from '#lib/browser/connection.ts';
import { t } from '#lib/browser/i18n.ts';
import type { Session } from '#lib/protocol/identity.ts';
import type { Accounts } from './deps.ts';

type SessionsProps = { connection: Connection; deps: Pick<Accounts, 'sessions' | 'endSession'> };

/** The browsers in which the member is signed in, each with the way to end it; this one ends by signing out. */
export function Sessions({ connection, deps: { sessions, endSession } }: SessionsProps) {
  const [open, setOpen] = useState<Session[] | null | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    void sessions(connection, stop.signal).then((found) => stop.signal.aborted || setOpen(found));
    return () => stop.abort();
  }, [connection, sessions]);
  const end = async (id: string) => {
    const ended = await endSession(connection, id);
    setFailed(!ended);
    if (ended) setOpen((now) => now?.filter((session) => session.id !== id));
  };
  if (open === undefined) return <StateLine>{t('options.connect.looking')}</StateLine>;
  if (open === null) return <StateLine tone="warn">{t('options.sessions.unreachable')}</StateLine>;
  return (
    <div className="flex w-full flex-col gap-1 pt-1">
      <p className="text-muted text-s">{t('options.sessions.body')}</p>
      <SessionList sessions={open} onEnd={(id) => void end(id)} />
      {failed && <StateLine tone="danger">{t('options.sessions.end_failed')}</StateLine>}
    </div>
  );
}
