/** Elements that can hold no shadow root. */
const ROOTLESS =
  ':not(a, b, br, button, col, dd, dt, g, hr, i, img, input, label, li, link, meta, option, path, script, select, style, svg, table, tbody, td, th, tr, ul, use)';
/** Looking at all elements takes at most this share of the time, and is put off by no more than this (ms). */
const SHARE = 0.05;
const AT_MOST = 500;

/**
 * Follows the page's shadow roots, open and closed, for popovers that open inside them. In Firefox alone: its content
 * scripts may open each root, and nothing else there tells what lies over the panel. Gives a way to ask all roots that are
 * known; at each question new ones are looked for, as often as the page's size allows. `opened` hears at once of what opens
 * in a known root, and of what stands open in a new one.
 */
export function followRoots(ours: Element, opened: (popover: Element) => void, signal: AbortSignal) {
  const listens = new WeakSet<ShadowRoot>();
  let roots: ShadowRoot[] = [];
  let next = Number.NEGATIVE_INFINITY;

  const rootOf = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot')?.get;
  const search = (scope: ParentNode, into: ShadowRoot[] = []): ShadowRoot[] => {
    for (const element of scope.querySelectorAll(ROOTLESS)) {
      const root: ShadowRoot | null = element === ours ? null : rootOf?.call(element);
      if (root) search(root, into).push(root);
    }
    return into;
  };
  const toggled = ({ target }: Event) => {
    if (target instanceof Element && target.matches(':popover-open')) opened(target);
  };
  const listen = (root: ShadowRoot) => {
    if (listens.has(root)) return;
    listens.add(root);
    root.addEventListener('toggle', toggled, { capture: true, passive: true, signal });
    for (const popover of root.querySelectorAll(':popover-open')) setTimeout(opened, 0, popover);
  };
  return (selector: string): Element[] => {
    const begun = performance.now();
    if (begun >= next) {
      roots = search(ours.ownerDocument);
      for (const root of roots) listen(root);
      const ended = performance.now();
      next = ended + Math.min((ended - begun) / SHARE, AT_MOST);
    }
    return roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  };
}
