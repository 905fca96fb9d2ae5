import { onlineManager } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFilter } from '#lib/known/filter.ts';
import { formsOf } from '#lib/known/form.ts';
import { hashOf } from '#lib/known/hash.ts';
import { packHashes } from '#lib/known/wire.ts';
import { HubQueries } from '#lib/people/hub-queries.tsx';
import { useLookup } from '#lib/people/use-lookup.ts';
import { useOlder } from '#lib/people/use-older.ts';
import { usePicture } from '#lib/people/use-picture.ts';
import { useSearch } from '#lib/people/use-search.ts';
import { useTouches } from '#lib/people/use-touches.ts';
import { keepAdded, keepWhole } from '#lib/store/known.ts';
import { writeLink, writeMeta } from '#lib/store/meta.ts';
import { contactOf, pictureOf } from '#test/support/sidebar/people.ts';
import { openWorld, type World } from '#test/support/sidebar/world.ts';
import { fillDisk } from '#test/support/unit/full-disk.ts';

const jane = contactOf(1);
const QUERY = { email: 'jane1@acme.example' };
const LOOKUP = `lookup ${JSON.stringify(QUERY)}`;

/** Uses a hook as a screen of this world does. */
function use<T, P>(world: World, hook: (props: P) => T, initialProps: P) {
  const wrapper = ({ children }: { children: ReactNode }) => <HubQueries port={world.port}>{children}</HubQueries>;
  return renderHook(hook, { wrapper, initialProps });
}
const timesAsked = ({ asked }: World, what: string) => asked.filter((each) => each === what).length;

/** The page comes back into view. */
function show() {
  act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
}

describe('a look-up', () => {
  it('shows what this machine knows before the hub has answered', async () => {
    const world = await openWorld([pictureOf(jane)]);
    await world.port.run('keepLookup', { query: QUERY, cards: [jane] });
    world.hub.lookUps.lookupContact = () => new Promise(() => {});
    const { result } = use(world, () => useLookup(world.hub, QUERY), null);
    await waitFor(() => expect(result.current.known?.cards).toMatchObject([{ id: jane.id }]));
    expect(result.current.failed).toBe(false);
  });

  it('asks the hub only after the local store has answered', async () => {
    const world = await openWorld([pictureOf(jane)]);
    const steps: string[] = [];
    const { watch } = world.port;
    world.port.watch = (name, args, onResult, ...rest) => {
      const noted: typeof onResult = (result) => {
        steps.push(name);
        onResult(result);
      };
      watch(name, args, noted, ...rest);
    };
    const { lookupContact } = world.hub.lookUps;
    world.hub.lookUps.lookupContact = (...asked) => {
      steps.push('hub');
      return lookupContact(...asked);
    };
    use(world, () => useLookup(world.hub, QUERY), null);
    await waitFor(() => expect(steps).toContain('hub'));
    expect(steps.indexOf('lookup')).toBeGreaterThanOrEqual(0);
    expect(steps.indexOf('lookup')).toBeLessThan(steps.indexOf('hub'));
  });

  it('is asked although the browser takes itself for offline: the hub may stand on this machine', async () => {
    onlineManager.setOnline(false);
    onTestFinished(() => onlineManager.setOnline(true));
    const world = await openWorld([pictureOf(jane)]);
    const { result } = use(world, () => useLookup(world.hub, QUERY), null);
    await waitFor(() => expect(result.current.known?.cards).toHaveLength(1));
  });

  it('is asked about a stranger as soon as a newer filter no longer rules them out', async () => {
    const world = await openWorld([pictureOf(jane)]);
    const mark = { key: 'k', position: 1 };
    await keepWhole(world.db, { ...mark, filter: emptyFilter(10) });
    const { result } = use(world, () => useLookup(world.hub, QUERY), null);
    await waitFor(() => expect(result.current.known).toMatchObject({ cards: [], ruledOut: true }));
    const hashes = await Promise.all(formsOf(QUERY).map((form) => hashOf(mark.key, form)));
    await act(() => keepAdded(world.db, mark, { key: mark.key, position: 2, hashes: packHashes(hashes) }));
    await waitFor(() => expect(result.current.known?.cards).toHaveLength(1));
  });

  it('is stopped when nobody waits for it any more', async () => {
    const world = await openWorld([pictureOf(jane)]);
    let stopped: AbortSignal | undefined;
    world.hub.lookUps.lookupContact = (_, signal) => {
      stopped = signal;
      return new Promise(() => {});
    };
    const { unmount } = use(world, () => useLookup(world.hub, QUERY), null);
    await waitFor(() => expect(stopped).toBeDefined());
    unmount();
    expect(stopped?.aborted).toBe(true);
  });
});

describe('what was asked is asked again', () => {
  it('when the page comes back into view', async () => {
    const world = await openWorld([pictureOf(jane)]);
    use(world, () => usePicture(world.hub, jane.id), null);
    await waitFor(() => expect(timesAsked(world, `picture ${jane.id}`)).toBe(1));
    show();
    await waitFor(() => expect(timesAsked(world, `picture ${jane.id}`)).toBe(2));
  });

  it('when it failed, and the hub then answers a sync', async () => {
    const world = await openWorld([pictureOf(jane)]);
    world.online = false;
    const { result } = use(world, () => usePicture(world.hub, jane.id), null);
    await waitFor(() => expect(result.current.failed).toBe(true));
    world.online = true;
    await act(() => writeLink(world.db, 'connected', Date.now() + 1));
    await waitFor(() => expect(result.current.known?.picture.contact.id).toBe(jane.id));
    expect(result.current.failed).toBe(false);
  });

  it('when the hub was away, although it had been answered; not with every sync', async () => {
    const world = await openWorld([pictureOf(jane)]);
    const { result } = use(
      world,
      () => ({ look: useLookup(world.hub, QUERY), picture: usePicture(world.hub, jane.id) }),
      null,
    );
    await waitFor(() => expect(result.current.picture.known).toBeTruthy());
    await act(() => writeLink(world.db, 'connected', Date.now() + 1));
    expect(timesAsked(world, LOOKUP)).toBe(1);
    await act(() => writeLink(world.db, 'offline'));
    await act(() => writeLink(world.db, 'connected', Date.now() + 2));
    await waitFor(() => expect(timesAsked(world, LOOKUP)).toBe(2));
  });
});

describe('search', () => {
  it('waits for two letters, and keeps the last people in view while the next words are asked', async () => {
    const world = await openWorld([pictureOf(jane)]);
    const { result, rerender } = use<ReturnType<typeof useSearch>, string>(
      world,
      (words) => useSearch(world.hub, words),
      'j',
    );
    expect(result.current).toMatchObject({ cards: undefined, asking: false });
    rerender('jane');
    await waitFor(() => expect(result.current.cards).toHaveLength(1));
    world.hub.lookUps.searchContacts = () => new Promise(() => {});
    rerender('jane d');
    await waitFor(() => expect(result.current.asking).toBe(true));
    expect(result.current.cards).toHaveLength(1);
    rerender('');
    expect(result.current.cards).toBeUndefined();
  });
});

describe('an answer that this machine has no room for', () => {
  it('is shown from the answer, and is no failure of the hub', async () => {
    const world = await openWorld([pictureOf(jane)]);
    fillDisk();
    const { result } = use(
      world,
      () => ({ look: useLookup(world.hub, QUERY), picture: usePicture(world.hub, jane.id) }),
      null,
    );
    await waitFor(() => expect(result.current.look.known?.cards).toMatchObject([{ id: jane.id }]));
    await waitFor(() => expect(result.current.picture.known?.picture.contact.id).toBe(jane.id));
    expect(result.current).toMatchObject({ look: { failed: false }, picture: { failed: false, notKept: 'disk_full' } });
  });

  it('comes from the store alone where it was kept, so that it goes when the person is erased', async () => {
    const world = await openWorld([pictureOf(jane)]);
    const { result } = use(world, () => usePicture(world.hub, jane.id), null);
    await waitFor(() => expect(result.current.known).toBeTruthy());
    await act(() => world.db.pictures.clear());
    await waitFor(() => expect(result.current.known).toBeNull());
  });

  it('leaves older notes to be asked for again', async () => {
    const world = await openWorld([]);
    await writeMeta(world.db, 'since', '2020-01-01T00:00:00.000Z');
    const { result } = use(world, () => useOlder(world.hub), null);
    await waitFor(() => expect(result.current).toBeTruthy());
    fillDisk();
    act(() => result.current?.show());
    await waitFor(() => expect(result.current?.state).toBe('not_kept'));
    expect(result.current?.asked).toBe(0);
  });
});

describe('older touches', () => {
  it('come page by page when asked for, until there are no more', async () => {
    const world = await openWorld([], { olderPages: 2 });
    const newest = pictureOf(jane, { next: '0' }).touches;
    const { result } = use(world, () => useTouches(world.hub, jane.id, newest), null);
    expect(world.asked).toEqual([]);
    for (const [pages, more] of [
      [1, true],
      [2, false],
    ] as const) {
      act(() => result.current.older.load());
      await waitFor(() => expect(result.current.touches).toHaveLength(24 + 50 * pages));
      expect(result.current.more).toBe(more);
    }
  });

  it('are left when the newest page has moved on from where they join', async () => {
    const world = await openWorld([], { olderPages: 2 });
    const [first, later] = ['0', '1'].map((next) => pictureOf(jane, { next }).touches);
    const { result, rerender } = use(world, (newest) => useTouches(world.hub, jane.id, newest), first);
    act(() => result.current.older.load());
    await waitFor(() => expect(result.current.touches).toHaveLength(74));
    rerender(later);
    expect(result.current).toMatchObject({ more: true, touches: later?.touches });
  });
});
