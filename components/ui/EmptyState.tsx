import type { ReactNode } from 'react';

type EmptyStateProps = {
  title: string /** Why it is so, or what to do next. */;
  children?: ReactNode;
  action?: ReactNode;
  /** What is around it keeps the distance already, as on a page. */
  flush?: boolean;
};

/** Nothing here: the cause, and the next step. */
export function EmptyState({ title, children, action, flush = false }: EmptyStateProps) {
  return (
    <div className={`flex flex-col items-start gap-2 ${flush ? '' : 'px-[var(--side)] py-4'}`}>
      <p className="font-medium">{title}</p>
      {children && <div className="text-muted rtl:[unicode-bidi:plaintext]">{children}</div>}
      {action}
    </div>
  );
}
