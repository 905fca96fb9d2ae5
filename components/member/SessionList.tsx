import { Button } from '#components/ui/Button.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import type { OpenSession } from './member-line.ts';

type SessionListProps = { sessions: readonly OpenSession[]; onEnd: (id: Id) => void };

/** Browsers in which a member is signed in, each with the way to end it; this one ends by signing out. */
export function SessionList({ sessions, onEnd }: SessionListProps) {
  return (
    <ul className="flex flex-col">
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} onEnd={() => onEnd(session.id)} />
      ))}
    </ul>
  );
}

function SessionRow({ session: { name, lastUsedAt, current }, onEnd }: { session: OpenSession; onEnd: () => void }) {
  const device = name ?? t('options.sessions.unnamed');
  return (
    <li className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 border-line border-b py-1 last:border-b-0">
      <span className="min-w-0 wrap-anywhere">
        <ExternalText max={100}>{device}</ExternalText>
        {current && <span className="text-muted"> ({t('options.sessions.this')})</span>}
        <span className="block text-muted text-s">
          {lastUsedAt === null ? (
            t('options.sessions.never_used')
          ) : (
            <>
              {t('options.sessions.used')} <RelativeTime at={lastUsedAt} />
            </>
          )}
        </span>
      </span>
      {!current && (
        <Button aria-label={t('options.sessions.end_named', { device })} onClick={onEnd}>
          {t('options.sessions.end')}
        </Button>
      )}
    </li>
  );
}
