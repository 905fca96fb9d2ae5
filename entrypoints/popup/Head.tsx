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
      <Mark size={18} />
      <h1 className="min-w-0 shrink truncate font-bold">
        <ExternalText max={80}>{workspace}</ExternalText>
      </h1>
      {state}
      <search className="relative ms-auto w-32 min-w-24 shrink-0">
        <Search size={14} aria-hidden="true" className="absolute start-2 top-1.5 text-muted" />
        <input
          ref={searchRef}
          type="search"
          dir="auto"
          value={words}
          onChange={(event) => onWords(event.target.value)}
          aria-label={t('popup.search')}
          placeholder={t('popup.search_hint')}
          aria-keyshortcuts="/"
          maxLength={200}
          className="h-7 w-full rounded-m border border-edge bg-canvas ps-7 pe-1.5 text-s placeholder:text-muted"
        />
      </search>
    </header>
  );
}
