import { useEffect, useRef, useState } from 'react';
import type { Id } from '#lib/model/id.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { PeopleDeps } from './deps.ts';

const NOTHING = {};

/** Older notes as a screen asks for them; `asked`: how many times it did. null: everything is here. */
export type Older = {
  state: 'idle' | 'loading' | 'failed' | 'not_kept' | 'end';
  asked: number;
  show: () => void;
} | null;

/**
 * Notes from before those that replicate, page by page as they are asked for: one contact's, or, without one, those that
 * follow the feed's last. They stay in the store, where screens watch them.
 */
export function useOlder({ port, lookUps }: PeopleDeps, contactId?: Id): Older {
  const stands = useWatch(port, 'older', NOTHING).value;
  const [{ state, asked, next }, setWalk] = useState<Walk>(UNASKED);
  const stop = useRef(new AbortController());
  useEffect(() => {
    stop.current = new AbortController();
    return () => stop.current.abort();
  }, []);
  if (!stands) return null;
  const before = contactId === undefined ? stands.next : asked === 0 ? stands.since : next;
  const show = async () => {
    if (before === null || state === 'loading') return;
    setWalk({ state: 'loading', asked, next });
    const wish = { before, contactId, ofFeed: contactId === undefined };
    const answer = await lookUps.fetchOlder(wish, stop.current.signal);
    if (stop.current.signal.aborted) return;
    if (answer.ok && !answer.notKept) setWalk({ state: 'idle', asked: asked + 1, next: answer.value });
    else setWalk({ state: answer.ok ? 'not_kept' : 'failed', asked, next });
  };
  if (before === null && asked === 0) return null;
  return { state: before === null ? 'end' : state, asked, show: () => void show() };
}

type Walk = { state: 'idle' | 'loading' | 'failed' | 'not_kept'; asked: number; next: string | null };
const UNASKED: Walk = { state: 'idle', asked: 0, next: null };
