import { type ReactNode, useId } from 'react';

/** A part of the options page, under its own heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col items-start gap-3 border-line border-t py-6">
      <h2 id={id} className="font-bold text-l">
        {title}
      </h2>
      {children}
    </section>
  );
}
