import type { PanelView } from '#lib/messages/calls.ts';
import { api, isAlive, sendFromPage } from '#lib/messages/send.ts';
import { placeBeside } from './beside.ts';
import { mountHost } from './host-element.ts';
import { createLauncher } from './launcher.ts';
import { createPanel } from './panel.ts';
import { createPush } from './push.ts';

/** How often a mounted guest looks whether its extension is still there (an update or removal tells nobody), and who else is (ms). */
const LOOK_EVERY = 2_000;

type Panel = ReturnType<typeof createPanel>;
type Launcher = ReturnType<typeof createLauncher>;

/** What the page shows of us: nothing at first; each frame is made when it is first shown. */
export function createGuest(stay: AbortController) {
  const { signal } = stay;
  let root: ShadowRoot | null = null;
  let panel: Panel | null = null;
  let launcher: Launcher | null = null;
  let push: ReturnType<typeof createPush> | null = null;
  let shown: PanelView | null = null;
  let focusBefore: Element | null = null;

  const place = (): ShadowRoot => {
    root ??= mountHost(document, signal);
    // Some applications replace all that stands in the document: the host comes back with its frames.
    if (!root.host.isConnected && !signal.aborted) document.documentElement.append(root.host);
    return root;
  };
  const watch = () => {
    const timer = setInterval(() => (isAlive() ? arrange() : stay.abort()), LOOK_EVERY);
    signal.addEventListener('abort', () => clearInterval(timer));
    window.addEventListener('resize', () => arrange(), { signal });
  };

  /** Makes what is to be seen for the first time; what was made stays, so that a hidden panel keeps its state. */
  function make({ open, launcher: wanted }: PanelView): void {
    if (!root) watch();
    if (open) panel ??= createPanel(place(), urlOf('/sidebar.html'), signal);
    // Beside an open panel there is none to be seen.
    if (wanted && !open) launcher ??= createLauncher(place(), urlOf('/launcher.html'), dropped);
    push ??= createPush(place().host);
    place();
  }

  const placeNow = () => (shown && !document.hidden ? placeBeside(shown.layout, root?.host ?? null) : null);

  /** Puts everything where it belongs beside what else stands in the window now: looked at before anything is touched. */
  function arrange(at = placeNow()): void {
    if (!root || !shown || !at) return;
    const { open, launcher: wanted, layout } = shown;
    launcher?.show(wanted && !open, at, layout.launcherAt);
    panel?.show(open, at, layout);
    push?.(open && layout.mode === 'push' ? { side: at.side, inset: at.inset + layout.width } : null);
  }

  function show(view: PanelView): void {
    if (signal.aborted || (!root && !view.open && !view.launcher)) return;
    const before = shown;
    shown = view;
    const at = placeNow();
    make(view);
    if (!before?.open && view.open) focusBefore = deepFocus(root);
    const hadFocus = document.activeElement === root?.host;
    arrange(at);
    if (before?.open && !view.open && hadFocus) giveFocusBack();
    if (view.open && view.focus) panel?.focus();
  }

  /** Where the focus stood before the panel took it. */
  function giveFocusBack(): void {
    if (focusBefore instanceof HTMLElement && focusBefore.isConnected) focusBefore.focus({ preventScroll: true });
    else (root?.activeElement as HTMLElement | null)?.blur();
    window.focus();
  }

  return { show, dragLauncher: (by: { dy: number; done: boolean }) => launcher?.drag(by) };
}

const urlOf = (page: '/sidebar.html' | '/launcher.html') => api().runtime?.getURL(page) ?? '';

const dropped = (at: number) => sendFromPage('page.launcher', { at });

/** The element that has the focus, through the page's open roots, and through ours. */
function deepFocus(ours: ShadowRoot | null): Element | null {
  let at = document.activeElement;
  const inner = () => (at === ours?.host ? ours : at?.shadowRoot)?.activeElement ?? null;
  for (let deeper = inner(); deeper; deeper = inner()) at = deeper;
  return at;
}
