import { onStoreChanged } from '#lib/browser/changes.ts';
import type { Neighbours } from './neighbours.ts';
import { nameKnown } from './page-calls.ts';
import { personOf } from './people.ts';
import { knownTabs } from './tab-state.ts';

/**
 * Gives a look at the people of open tabs who weren't known when their pages were read: sync may have brought them since,
 * and their launchers come. It looks by itself when the local store has changed. The hub is asked about nobody more often
 * than when a page is read anew (people.ts).
 */
export function followNewPeople(neighbours: Neighbours): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const look = async () => {
    for (const about of await knownTabs())
      if (about.known === null && personOf(about)) await nameKnown(about, neighbours);
  };
  const lookOnce = () => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
  onStoreChanged(() => void lookOnce(), new AbortController().signal);
  return lookOnce;
}
