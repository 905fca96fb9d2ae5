import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Chip } from '#components/ui/Chip.tsx';
import { cleanText } from '#components/ui/clean-text.ts';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { t } from '#lib/browser/i18n.ts';
import { isExpected, type MemberLine } from './member-line.ts';

type MemberRowProps = {
  line: MemberLine;
  open: boolean;
  /** Null where there is nothing to open. */
  onToggle: (() => void) | null;
  /** What stands below the row while it is open. */
  children: ReactNode;
};

/** Two lines on a narrow page, one on a wide one: who, their address, as what, when last seen. */
const GRID =
  'grid min-h-13 w-full grid-cols-[minmax(0,1fr)_auto_12px] items-center gap-x-3 px-2 py-1.5 text-left min-[640px]:min-h-10 rtl:text-right min-[640px]:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_72px_112px_12px]';

/** A member, and, opened, what may be done about them. */
export function MemberRow({ line, open, onToggle, children }: MemberRowProps) {
  const id = useId();
  const head = useRef<HTMLButtonElement>(null);
  if (onToggle === null) return <div className={GRID}>{cells(line, true)}</div>;
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    // A dialog over it goes first.
    if (key !== 'Escape' || (target as Element).closest('dialog') !== null) return;
    onToggle();
    head.current?.focus();
  };
  return (
    <>
      <button
        ref={head}
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onToggle}
        className={`${GRID} hover:bg-raised`}
      >
        {cells(line, open)}
        <Chevron open={open} />
      </button>
      {open && (
        <section id={id} aria-label={cleanText(line.name, 120)} onKeyDown={onKeyDown}>
          {children}
        </section>
      )}
    </>
  );
}

/** What is too long for a closed row is cut there; screen readers have it whole. */
const cells = (line: MemberLine, whole: boolean) => (
  <>
    <span className={`col-start-1 row-start-1 min-w-0 ${whole ? 'wrap-anywhere' : 'truncate'}`}>
      <span className="font-medium">
        <ExternalText max={120}>{line.name}</ExternalText>
      </span>
      {line.isMe && <span className="text-muted"> ({t('members.you')})</span>}
    </span>
    <span
      className={`col-start-1 row-start-2 min-w-0 text-muted text-s min-[640px]:col-start-2 min-[640px]:row-start-1 ${whole ? 'wrap-anywhere' : 'truncate'}`}
    >
      {line.email === null ? t('members.no_address') : <ExternalText max={320}>{line.email}</ExternalText>}
    </span>
    <span className="col-start-2 row-start-1 text-right min-[640px]:col-start-3 min-[640px]:text-left rtl:text-left min-[640px]:rtl:text-right">
      {t(`options.role.${line.role}`)}
    </span>
    <span className="col-start-2 row-start-2 text-right text-muted text-s min-[640px]:col-start-4 min-[640px]:row-start-1 min-[640px]:text-left rtl:text-left min-[640px]:rtl:text-right">
      <Seen line={line} />
    </span>
  </>
);

function Seen({ line }: { line: MemberLine }) {
  if (isExpected(line)) return <Chip>{t('members.invited')}</Chip>;
  if (line.sessions === undefined) return null;
  if (line.seenAt === null) return t('members.not_seen');
  return (
    <>
      {t('members.seen')} <RelativeTime at={line.seenAt} />
    </>
  );
}

const Chevron = ({ open }: { open: boolean }) => (
  <svg
    width="8"
    height="8"
    viewBox="0 0 8 8"
    aria-hidden="true"
    className={`col-start-3 row-span-2 row-start-1 min-[640px]:col-start-5 min-[640px]:row-span-1 ${open ? 'rotate-90' : 'rtl:-scale-x-100'}`}
  >
    <path d="M2 0l4 4-4 4z" fill="currentColor" />
  </svg>
);
