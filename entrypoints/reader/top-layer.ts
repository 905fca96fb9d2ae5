/** Each by itself, and with what it must have: so the engine finds them on a large page in a third of the time. */
const IN_TOP_LAYER = ['[popover]:popover-open', 'dialog:modal'];
const overlaps = (one: DOMRect, other: DOMRect) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Does what the browser paints behind this popover or dialog colour anything? It spans the whole window. */
function paintsBackdrop(element: Element): boolean {
  const { display, backgroundColor, backgroundImage, backdropFilter } = getComputedStyle(element, '::backdrop');
  const clear = /^(transparent|rgba\(.*, 0\))?$/.test(backgroundColor);
  return display !== 'none' && !(clear && backgroundImage === 'none' && (backdropFilter || 'none') === 'none');
}

/**
 * The page's own elements in the browser's top layer, as far as they came there after our panel and so lie above it. They
 * can let clicks through to what they hide, so that asking which element is hit doesn't find them.
 */
export function followTopLayer(document: Document, inRoots?: (selector: string) => Element[]) {
  const all = () => {
    const selectors = document.fullscreenElement ? [...IN_TOP_LAYER, ':fullscreen'] : IN_TOP_LAYER;
    const found = selectors.flatMap((selector) => [...document.querySelectorAll(selector)]);
    return import.meta.env.FIREFOX ? [...found, ...(inRoots?.(`${IN_TOP_LAYER},:fullscreen`) ?? [])] : found;
  };
  let below = new Set<Element>();
  return {
    /** The panel was raised: all that is there now lies below it. */
    raised(): void {
      below = new Set(all());
    },
    /** It opened, perhaps anew: it lies above the panel. */
    ...(import.meta.env.FIREFOX && { opened: (element: Element) => below.delete(element) }),
    /** Does any of them reach over the box, by itself or by its backdrop? */
    covers(box: DOMRect): boolean {
      const now = [...all()];
      below = new Set(now.filter((element) => below.has(element)));
      return now.some(
        (element) => !below.has(element) && (overlaps(element.getBoundingClientRect(), box) || paintsBackdrop(element)),
      );
    },
  };
}
