const HOST_STYLE = 'all: initial;position: fixed;inset: 0 auto auto 0;width: 0;height: 0;z-index: 2147483647'.replace(
  /;|$/g,
  '!important;',
);

/**
 * The one element that the page can see of us: a DIV without size, whose closed shadow root holds the frames. Its styles
 * are set by script and as important, so that neither the page's style sheets nor its security policy touch them.
 */
export function mountHost(document: Document, signal: AbortSignal): ShadowRoot {
  const host = document.createElement('div');
  host.style.cssText = HOST_STYLE;
  const root = host.attachShadow({ mode: 'closed' });
  // Beside the body: a transform or a replaced body doesn't take it along.
  document.documentElement.append(host);
  const printing = matchMedia('print');
  const hide = () => {
    const hidden = printing.matches || document.fullscreenElement;
    host.style.setProperty('display', hidden ? 'none' : 'block', 'important');
  };
  printing.addEventListener('change', hide, { signal });
  document.addEventListener('fullscreenchange', hide, { signal });
  signal.addEventListener('abort', () => host.remove());
  return root;
}

/**
 * Brings one of our boxes into the browser's top layer, above all that stands there: no style of the page's elements (its
 * transparency, filters, transforms, clips, masks, stacking) reaches it, and none of its z-indexes lies above.
 */
export function raise(box: HTMLElement): void {
  if (!box.isConnected) return;
  box.popover = 'manual';
  box.hidePopover();
  box.showPopover();
}

/** Does it stand in the top layer? Taken out of the document, even to be put back, it falls out of it. */
export const isRaised = (box: HTMLElement): boolean => box.matches(':popover-open');

/** Nothing of the page's, and nothing of a popover's usual look, comes into our boxes. */
export const BOX_STYLE = 'all: initial; position: fixed;';

/**
 * A frame of ours; `src` is its dynamic address, which the page can't learn from a closed root. Its style is written in one
 * go: to add to what `all: initial` made of it, the engine would have to write out each property there is.
 */
export function extensionFrame(document: Document, src: string, style: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = src;
  frame.title = 'Touchline';
  frame.allow = 'clipboard-write';
  frame.style.cssText = `${BOX_STYLE} color-scheme: light dark; ${style}`;
  return frame;
}
