import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RowListProps } from './RowList.tsx';
import { RowView } from './RowView.tsx';
import type { Row } from './rows.ts';

const HEIGHTS = { day: 30, happening: 27, fold: 24 };

/** Indexes to draw: what is in view, and the head of the day at its top. */
function withDayHead(range: Range, rows: readonly Row[]): number[] {
  const head = rows.findLastIndex((row, index) => index <= range.startIndex && row.kind === 'day');
  return [...new Set([Math.max(head, 0), ...defaultRangeExtractor(range)])].sort((a, b) => a - b);
}

/** How far the list lies below the top of what scrolls; what stands above it may grow. */
function useScrollMargin(list: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const [top, base] = [list.current?.getBoundingClientRect().top, scroller.current?.getBoundingClientRect().top];
      if (top !== undefined && base !== undefined) setMargin(top - base + (scroller.current?.scrollTop ?? 0));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of scroller.current?.children ?? []) observer.observe(part);
    return () => observer.disconnect();
  }, [list, scroller]);
  return margin;
}

/** The rows in view of a list of any length, and the head of the day at its top. */
export default function RowsInView({ rows, scroller, naming, onFold }: RowListProps) {
  const list = useRef<HTMLOListElement>(null);
  const scrollMargin = useScrollMargin(list, scroller);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'happening'],
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    rangeExtractor: useCallback((range: Range) => withDayHead(range, rows), [rows]),
    overscan: 12,
    scrollMargin,
    // Somebody may have scrolled in the first rows before this list was here.
    initialOffset: () => scroller.current?.scrollTop ?? 0,
  });
  const items = virtualizer.getVirtualItems();
  const head = items.findLast(
    ({ index, start }) => rows[index]?.kind === 'day' && start <= (virtualizer.scrollOffset ?? 0),
  );
  return (
    <ol ref={list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {items.map(({ index, key, start }) => {
        const row = rows[index];
        const sticks = index === head?.index;
        return row ? (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={rows.length}
            className={sticks ? 'sticky top-0 z-1' : 'absolute inset-x-0 top-0'}
            style={sticks ? {} : { transform: `translateY(${start - scrollMargin}px)` }}
          >
            <RowView row={row} naming={naming} onFold={onFold} />
          </li>
        ) : null;
      })}
    </ol>
  );
}
