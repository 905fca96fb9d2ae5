import { type ReactNode, useId, useRef, useState } from 'react';
import { MemberList } from '#components/member/MemberList.tsx';
import { isExpected, type MemberLine } from '#components/member/member-line.ts';
import { ToggleChip } from '#components/ui/Chip.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t, tn } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import { linesWith } from './lines.ts';

/** From this many on there is a field to find somebody by. */
const MANY = 8;

type RosterProps = {
  lines: readonly MemberLine[];
  mayOpen: (line: MemberLine) => boolean;
  /** What an open row shows; `onGone` when it has taken the member out. */
  panel: (line: MemberLine, onGone: () => void) => ReactNode;
};

/** The list of members, and the ways to find somebody in it. */
export function Roster({ lines, mayOpen, panel }: RosterProps) {
  const [words, setWords] = useState('');
  const [onlyInvited, setOnlyInvited] = useState(false);
  const [openId, setOpenId] = useState<Id | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const invited = lines.filter(isExpected).length;
  const shown = linesWith(onlyInvited ? lines.filter(isExpected) : lines, words);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {lines.length >= MANY && <Find words={words} onWords={setWords} />}
        {(invited > 0 || onlyInvited) && (
          <ToggleChip pressed={onlyInvited} onClick={() => setOnlyInvited(!onlyInvited)}>
            {tn('members.only_invited', invited)}
          </ToggleChip>
        )}
        <StateLine>{tn('members.count', shown.length)}</StateLine>
      </div>
      <div ref={place} tabIndex={-1} className="outline-none">
        {shown.length > 0 ? (
          <MemberList
            lines={shown}
            openId={openId}
            onToggle={(id) => setOpenId(id === openId ? null : id)}
            mayOpen={mayOpen}
            renderOpen={(line) => panel(line, () => place.current?.focus())}
          />
        ) : (
          <EmptyState flush title={t('members.none')}>
            {t(words === '' ? 'members.none_invited' : 'members.none_next')}
          </EmptyState>
        )}
      </div>
    </>
  );
}

function Find({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const id = useId();
  return (
    <search className="flex min-w-0 flex-1 basis-60 flex-col gap-1">
      <label htmlFor={id} className="sr-only">
        {t('members.find')}
      </label>
      <input
        id={id}
        type="search"
        dir="auto"
        value={words}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('members.find')}
        onChange={(event) => onWords(event.target.value)}
        className="h-8 w-full rounded-m border border-edge bg-canvas px-2 placeholder:text-muted"
      />
    </search>
  );
}
