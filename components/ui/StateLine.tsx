import type { ReactNode } from 'react';

type StateLineProps = { tone?: 'quiet' | 'warn' | 'danger'; children: ReactNode; action?: ReactNode };

const TONES = { quiet: 'text-muted', warn: 'text-warm', danger: 'text-danger' };

/** One line that says how things stand; screen readers hear it when it changes. */
export function StateLine({ tone = 'quiet', children, action }: StateLineProps) {
  return (
    <div className={`flex min-h-6 flex-wrap items-center gap-x-2 text-s ${TONES[tone]}`}>
      <span role="status">{children}</span>
      {action}
    </div>
  );
}
