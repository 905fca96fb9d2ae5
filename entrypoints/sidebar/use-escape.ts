import { useEffect } from 'react';

/** Esc goes one step out; what the browser closes by itself (a popover, a dialog, a list) comes first. */
export function useEscape(out: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector(':popover-open, dialog[open]')) return;
      out();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [out]);
}
