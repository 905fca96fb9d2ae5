import { Search } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { Mark } from '#components/ui/Mark.tsx';
import { t } from '#lib/browser/i18n.ts';

type HeadProps = {
  workspace: string;
  state: ReactNode;
  words: string;
  searchRef: Ref<HTMLInputElement>;
  onWords: (words: string) => void;
};

/** Workspace, state of the connection, search. */
export function Head({ workspace, state, words, searchRef, onWords }: HeadProps) {
  return (
    <header className="flex items-center gap-2 px-3 pt-2.5 pb-2">
      <span className="shrink-0">
        <Mark size={18} />
      </span>
      <h1 className="min-w-12 truncate font-bold">
        <ExternalText max={80}>{workspace}</ExternalText>
      </h1>
      {state}
      <search className="ms-auto flex h-7 w-32 min-w-20 shrink-999 items-center gap-1.5 rounded-m border border-edge ps-2 has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <Search size={14} aria-hidden="true" className="shrink-0 text-muted" />
        <input
          ref={searchRef}
          type="search"
          value={words}
          onChange={(event) => onWords(event.target.value)}
          aria-label={t('popup.search')}
          placeholder={t('popup.search_hint')}
          aria-keyshortcuts="/"
          maxLength={200}
          className="min-w-0 flex-1 bg-transparent pe-1 text-s outline-none placeholder:text-muted"
        />
      </search>
    </header>
  );
}
