import type { ReactNode } from 'react';
import { Mark } from '#components/ui/Mark.tsx';
import { t } from '#lib/browser/i18n.ts';
import { HeadActions } from './HeadActions.tsx';

type PlainProps = Parameters<typeof HeadActions>[0] & { children: ReactNode };

/** A screen without a contact: our name, and what there is to say or choose. */
export function Plain({ children, ...actions }: PlainProps) {
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex items-center gap-2 py-2 ps-4 pe-2">
        <Mark size={18} />
        <h1 className="flex-1 font-bold">{t('extension_name')}</h1>
        <HeadActions {...actions} />
      </header>
      <main tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto border-line border-t">
        {children}
      </main>
    </div>
  );
}
