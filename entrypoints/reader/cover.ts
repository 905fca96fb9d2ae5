import { sendFromPage } from '#lib/messages/send.ts';
import { isDisguised, isInPlace } from './cover-signs.ts';
import { followRoots } from './hidden-roots.ts';
import { isRaised, raise } from './host-element.ts';
import { followTopLayer } from './top-layer.ts';

/** How often an open panel is looked at (ms), beside each change of the elements from which it could be covered. */
const EVERY = 250;
/** Two looks are at least so far apart (ms). */
const APART = 60;
/** After it was covered, the panel must stay uncovered for so long (ms) before that is said. */
const SETTLE = 500;

/** How long after a lift Chromium looks again (ms; it looks every 100). */
const LOOK_AGAIN = 130;

/** Where it is asked which element is hit: shares of the panel's width and height. */
const ACROSS = [0.03, 0.5, 0.97];
const DOWN = [0.02, 0.2, 0.4, 0.6, 0.8, 0.9, 0.98];

/** During a view transition the page paints pictures over everything, and can let clicks through. */
const TRANSITION = ':active-view-transition';

/** Looks whether the page lays something over the panel (`box`, in the closed root of `host`), disguises or moves it. */
function coverOf(host: Element, box: HTMLElement, inRoots?: (selector: string) => Element[]) {
  const { ownerDocument: document } = host;
  const { documentElement: root } = document;
  const topLayer = followTopLayer(document, inRoots);
  const knowsTransitions = CSS.supports(`selector(${TRANSITION})`);
  const isHit = ({ left, top, width, height }: DOMRect) =>
    ACROSS.every((x) => DOWN.every((y) => document.elementFromPoint(left + x * width, top + y * height) === host));
  return {
    isCovered(): boolean {
      if (host.parentElement !== root || !isRaised(box)) return true;
      if ([root, host].some((element) => isDisguised(getComputedStyle(element)))) return true;
      if (knowsTransitions && root.matches(TRANSITION)) return true;
      const place = box.getBoundingClientRect();
      return !isInPlace(place, window, host.currentCSSZoom ?? 1) || topLayer.covers(place) || !isHit(place);
    },
    /** Brings the panel to the top, unless the page's own part of the top layer lies over it: that may be meant so. */
    lift(opened?: Element): boolean {
      if (import.meta.env.FIREFOX && opened) topLayer.opened?.(opened);
      if (isRaised(box) && topLayer.covers(box.getBoundingClientRect())) return false;
      raise(box);
      topLayer.raised();
      return true;
    },
  };
}

/**
 * Calls back when something of the page's came into the top layer above the panel. Chromium takes even the clear backdrop
 * of a menu that opens elsewhere for a cover, and tells of all that lies over the panel, also of what no selector finds;
 * it tells only once of each.
 */
function onOccluded(box: HTMLElement, occluded: (opened?: Element) => void, signal: AbortSignal): void {
  const toggled = ({ target }: Event) => {
    if (!(target instanceof Element && target.matches(':popover-open'))) return;
    if (import.meta.env.FIREFOX) occluded(target);
    else occluded();
  };
  window.addEventListener('toggle', toggled, { capture: true, passive: true, signal });
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    trackVisibility: true,
    delay: 100,
  };
  const observer = new IntersectionObserver((entries) => {
    const last: (IntersectionObserverEntry & { isVisible?: boolean }) | undefined = entries.at(-1);
    if (last?.isIntersecting && last.isVisible === false) occluded();
  }, options);
  observer.observe(box);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Calls back when something about the page's outermost elements changes, and now and then, until the signal aborts. */
function onChanges(host: Element, changed: () => void, signal: AbortSignal): void {
  const { documentElement: root, head, body } = host.ownerDocument;
  const changes = new MutationObserver(changed);
  changes.observe(root, { attributes: true, childList: true });
  changes.observe(host, { attributes: true });
  for (const element of [head, body]) if (element) changes.observe(element, { childList: true });
  const timer = setInterval(changed, EVERY);
  for (const type of ['beforetoggle', 'fullscreenchange', 'resize', 'pageshow'])
    window.addEventListener(type, changed, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    changes.disconnect();
    clearInterval(timer);
  });
}

/** While the panel is open, tells the background when the page begins and ceases to lay something over it. */
export function followCover(host: Element, box: HTMLElement, stay: AbortSignal) {
  const inRoots = import.meta.env.FIREFOX ? followRoots(host, (opened) => liftNow(opened), stay) : undefined;
  const { isCovered, lift } = coverOf(host, box, inRoots);
  let closed: AbortController | null = null;
  let told: boolean | null = null;
  let clearFrom = Number.NEGATIVE_INFINITY;
  let planned = false;
  let liftedAt = 0;

  const look = () => {
    planned = false;
    if (stay.aborted || !closed || document.hidden) return;
    const now = performance.now();
    if (isCovered()) clearFrom = now + SETTLE;
    const covered = now < clearFrom;
    if (covered === told) return;
    told = covered;
    void sendFromPage('page.cover', { covered, liftedAt });
  };
  const liftNow = (opened?: Element) => {
    if (import.meta.env.FIREFOX) soon();
    if (!closed || !lift(opened)) return;
    liftedAt = Date.now();
    told = null;
    look();
    // Chromium may have looked before the lift was drawn, and looks again only at a frame that has moved.
    setTimeout(() => {
      box.style.bottom = box.style.bottom === '-1px' ? '0' : '-1px';
    }, LOOK_AGAIN);
  };
  const soon = () => {
    if (planned) return;
    planned = true;
    setTimeout(look, APART);
  };
  return {
    /** The panel is to be seen, in the top layer, from now on; or not any more. */
    follow(open: boolean): void {
      if (open && !isRaised(box)) lift();
      if (open === (closed !== null)) return;
      closed?.abort();
      closed = null;
      if (!open) return;
      closed = new AbortController();
      told = null;
      const signal = AbortSignal.any([stay, closed.signal]);
      onChanges(host, soon, signal);
      onOccluded(box, liftNow, signal);
      soon();
    },
  };
}
