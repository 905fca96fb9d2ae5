import type { ReactNode } from 'react';

type DisclosureProps = { summary: ReactNode; children: ReactNode; open?: boolean };

/** Something folded behind a line; the browser's own `details`. */
export function Disclosure({ summary, children, open = false }: DisclosureProps) {
  return (
    <details open={open} className="group">
      <summary className="flex min-h-6 list-none items-center gap-1 rounded-s text-muted hover:text-ink">
        <svg
          width="8"
          height="8"
          viewBox="0 0 8 8"
          aria-hidden="true"
          className="shrink-0 group-open:rotate-90 rtl:-scale-x-100"
        >
          <path d="M2 0l4 4-4 4z" fill="currentColor" />
        </svg>
        {summary}
      </summary>
      {children}
    </details>
  );
}
