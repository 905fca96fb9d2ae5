import { lazy, type RefObject, Suspense } from 'react';
import { RowView } from './RowView.tsx';
import type { Row } from './rows.ts';
import type { Naming } from './TimelineRow.tsx';

export type RowListProps = {
  rows: readonly Row[];
  /** The element that scrolls, with this list somewhere in it. */
  scroller: RefObject<HTMLElement | null>;
  naming: Naming;
  onFold: (day: string) => void;
};

/** From so many rows on, only those in view are drawn; below, the browser's own scrolling is best. */
const MANY = 150;
/** What is drawn of a long list until the code for it is here. */
const FIRST = 60;
const RowsInView = lazy(() => import('./RowsInView.tsx'));

/** All rows, with day heads that stick. */
export function RowList(props: RowListProps) {
  if (props.rows.length < MANY) return <AllRows {...props} />;
  return (
    <Suspense fallback={<AllRows {...props} rows={props.rows.slice(0, FIRST)} />}>
      <RowsInView {...props} />
    </Suspense>
  );
}

function AllRows({ rows, naming, onFold }: RowListProps) {
  return (
    <ol>
      {rows.map((row) => (
        <li key={row.key} className={row.kind === 'day' ? 'sticky top-0 z-1' : ''}>
          <RowView row={row} naming={naming} onFold={onFold} />
        </li>
      ))}
    </ol>
  );
}
