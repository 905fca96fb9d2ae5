import { useSyncExternalStore } from 'react';

/** The parts of the workspace page, each with an address of its own: workspace.html#members. */
export const PARTS = ['sites', 'members'] as const;
export type PartName = (typeof PARTS)[number];

/** The part that the page's address names; the first where it names none. */
export const usePart = (): PartName => useSyncExternalStore(subscribe, partOf);

const partOf = (): PartName => PARTS.find((part) => location.hash === `#${part}`) ?? PARTS[0];

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
