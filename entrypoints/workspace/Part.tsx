import { type ReactNode, useId } from 'react';

/** A part of the workspace page: its heading, what it is about, and its list. */
export function Part({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-line border-t py-6">
      <h2 id={id} className="font-bold text-l">
        {title}
      </h2>
      <p className="text-muted">{body}</p>
      {children}
    </section>
  );
}
