import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { withKept } from '#components/ui/with-kept.ts';
import { t } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import { MemberRow } from './MemberRow.tsx';
import type { MemberLine } from './member-line.ts';

type MemberListProps = {
  lines: readonly MemberLine[];
  openId: Id | null;
  onToggle: (id: Id) => void;
  mayOpen: (line: MemberLine) => boolean;
  renderOpen: (line: MemberLine) => ReactNode;
};

/** Height of a closed row (px) before it is measured. */
const ROW = 41;

/** Members by name: only what is in sight of the window is drawn, so that ten thousand scroll like ten. */
export function MemberList({ lines, openId, onToggle, mayOpen, renderOpen }: MemberListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [focusedId, setFocusedId] = useState<Id | null>(null);
  const scrollMargin = useTop(list);
  const kept = [openId, focusedId].map((id) => (id === null ? -1 : lines.findIndex((line) => line.id === id)));
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW,
    getItemKey: useCallback((index: number) => lines[index]?.id ?? index, [lines]),
    rangeExtractor: (range) => withKept(range, kept),
    overscan: 8,
    scrollMargin,
  });
  return (
    <ul
      ref={list}
      aria-label={t('members.title')}
      className="relative -mx-2 border-line border-t"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const line = lines[index];
        return line ? (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={lines.length}
            className="absolute inset-x-0 top-0 border-line border-b"
            style={{ transform: `translateY(${start - scrollMargin}px)` }}
            onFocus={() => setFocusedId(line.id)}
            onBlur={() => setFocusedId(null)}
          >
            <MemberRow line={line} open={openId === line.id} onToggle={mayOpen(line) ? () => onToggle(line.id) : null}>
              {openId === line.id && renderOpen(line)}
            </MemberRow>
          </li>
        ) : null;
      })}
    </ul>
  );
}

/** How far the list lies below the top of the document (px); what stands above it may grow. */
function useTop(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return top;
}
