import { useEffect, useEffectEvent } from 'react';

/**
 * Esc goes one step out; what the browser closes by itself (a popover, a dialog, a list) comes first. It goes when the key
 * is let go: the focus moves to the page then, which would hear the rest of a key that was pressed here.
 */
export function useEscape(out: () => void): void {
  const goOut = useEffectEvent(out);
  useEffect(() => {
    const life = new AbortController();
    let pressed = false;
    const onDown = (event: KeyboardEvent) => {
      const taken = event.defaultPrevented || event.isComposing;
      pressed = event.key === 'Escape' && !taken && !document.querySelector(':popover-open, dialog[open]');
    };
    const onUp = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && pressed) goOut();
      pressed = false;
    };
    window.addEventListener('keydown', onDown, { signal: life.signal });
    window.addEventListener('keyup', onUp, { signal: life.signal });
    return () => life.abort();
  }, []);
}
