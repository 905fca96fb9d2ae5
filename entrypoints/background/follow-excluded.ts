import { neverLookUp } from '#lib/browser/never-look-up.ts';
import type { StorePort } from '#lib/store/port.ts';
import { withoutExcluded } from './excluded.ts';
import type { Neighbours } from './neighbours.ts';
import { show } from './show.ts';
import { changeTab, knownTabs } from './tab-state.ts';

/** Whoever comes onto the person's own list leaves the tabs that are open, and their launchers go. */
export function followOwnList(neighbours: Neighbours): void {
  neverLookUp.watch(() => void applyToTabs(neighbours), new AbortController().signal);
}

/** The same for the workspace's list. */
export function followSharedList(port: StorePort, neighbours: Neighbours, signal: AbortSignal): void {
  // A list that can't be read changes nothing; what is asked next reads it again.
  port.watch(
    'excluded',
    {},
    () => void applyToTabs(neighbours),
    () => {},
    signal,
  );
}

async function applyToTabs(neighbours: Neighbours): Promise<void> {
  const list = await neighbours.excluded();
  for (const { tabId } of await knownTabs()) {
    let changed = false;
    const about = await changeTab(tabId, (before) => {
      const { facts, excluded } = before ? withoutExcluded(before.facts, list) : { facts: null, excluded: [] };
      changed = excluded.length > 0;
      return before && facts && changed
        ? { ...before, facts, excluded: [...(before.excluded ?? []), ...excluded], chosen: null, known: null }
        : before;
    });
    if (about && changed) await show(about);
  }
}
