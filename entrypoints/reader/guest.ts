import { browser } from 'wxt/browser';
import type { PanelView } from '#lib/messages/calls.ts';
import { isAlive, sendFromPage } from '#lib/messages/send.ts';
import { mountHost } from './host-element.ts';
import { createLauncher } from './launcher.ts';
import { createPanel } from './panel.ts';

/** How often a mounted guest looks whether its extension is still there (ms): an update or removal tells nobody. */
const ALIVE_EVERY = 2_000;

type Panel = ReturnType<typeof createPanel>;
type Launcher = ReturnType<typeof createLauncher>;

/** What the page shows of us: nothing at first; each frame is made when it is first shown. */
export function createGuest(stay: AbortController) {
  const { signal } = stay;
  let root: ShadowRoot | null = null;
  let panel: Panel | null = null;
  let launcher: Launcher | null = null;
  let wasOpen = false;
  let focusBefore: Element | null = null;

  const place = (): ShadowRoot => {
    root ??= mountHost(document, signal);
    // Some applications replace all that stands in the document: the host comes back with its frames.
    if (!root.host.isConnected && !signal.aborted) document.documentElement.append(root.host);
    return root;
  };
  const watchLife = () => {
    const timer = setInterval(() => isAlive() || stay.abort(), ALIVE_EVERY);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  };

  /** Makes what is to be seen for the first time; what was made stays, so that a hidden panel keeps its state. */
  function make({ open, launcher: shown }: PanelView): void {
    if (!root) watchLife();
    if (open) panel ??= createPanel(place(), browser.runtime.getURL('/sidebar.html'), resized);
    if (shown) launcher ??= createLauncher(place(), browser.runtime.getURL('/launcher.html'), dropped);
    place();
  }

  function show(view: PanelView): void {
    if (signal.aborted || (!root && !view.open && !view.launcher)) return;
    make(view);
    const { side, launcherAt } = view.layout;
    launcher?.show(view.launcher && !view.open, side, launcherAt);
    if (wasOpen && !view.open) giveFocusBack();
    if (!wasOpen && view.open) focusBefore = document.activeElement;
    wasOpen = view.open;
    panel?.show(view.open, view.layout);
    if (view.open && view.focus) panel?.focus();
  }

  /** Where the focus stood before the panel took it; only if the panel still has it. */
  function giveFocusBack(): void {
    if (!root || document.activeElement !== root.host) return;
    if (focusBefore instanceof HTMLElement && focusBefore.isConnected) focusBefore.focus({ preventScroll: true });
    else (root.activeElement as HTMLElement | null)?.blur();
    window.focus();
  }

  return { show, dragLauncher: (by: { dy: number; done: boolean }) => launcher?.drag(by) };
}

const resized = (width: number) => void sendFromPage('page.panel', { width });
const dropped = (at: number) => void sendFromPage('page.launcher', { at });
