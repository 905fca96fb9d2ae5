import { type ReactNode, useId } from 'react';
import { t } from '#lib/browser/i18n.ts';

type ContactSearchProps = {
  words: string;
  onWords: (words: string) => void;
  /** Somebody asked for the search: the cursor goes there. */
  asked?: boolean;
  /** Results, or why there are none. */
  children: ReactNode;
};

const takeFocus = (field: HTMLInputElement | null): void => field?.focus();

/** Search in the hub by name, address or company. */
export function ContactSearch({ words, onWords, asked = false, children }: ContactSearchProps) {
  const id = useId();
  return (
    <search className="block">
      <div className="px-4 pb-3">
        <label htmlFor={id} className="mb-1 block text-muted text-s">
          {t('contact.search')}
        </label>
        <input
          ref={asked ? takeFocus : undefined}
          id={id}
          type="search"
          value={words}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          onChange={(event) => onWords(event.target.value)}
          className="h-8 w-full rounded-m border border-edge bg-canvas px-2"
        />
      </div>
      {children}
    </search>
  );
}
