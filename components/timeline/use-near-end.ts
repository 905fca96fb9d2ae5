import { type RefObject, useEffect, useEffectEvent } from 'react';

/** So many px before the end, what comes next is asked for. */
const NEAR = 600;

/** Calls back at each step of scrolling that ends near the end of what scrolls; never before somebody scrolls. */
export function useNearEnd(scroller: RefObject<HTMLElement | null>, onNearEnd: () => void): void {
  const tell = useEffectEvent(onNearEnd);
  useEffect(() => {
    const scrolled = scroller.current;
    const stop = new AbortController();
    const onScroll = () => {
      if (scrolled && scrolled.scrollHeight - scrolled.scrollTop - scrolled.clientHeight < NEAR) tell();
    };
    scrolled?.addEventListener('scroll', onScroll, { passive: true, signal: stop.signal });
    return () => stop.abort();
  }, [scroller]);
}
