const HOST_STYLE = [
  'all: initial',
  'position: fixed',
  'top: 0',
  'left: 0',
  'width: 0',
  'height: 0',
  'z-index: 2147483647',
]
  .map((rule) => `${rule} !important`)
  .join(';');

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
    const hidden = printing.matches || document.fullscreenElement !== null;
    host.style.setProperty('display', hidden ? 'none' : 'block', 'important');
  };
  printing.addEventListener('change', hide, { signal });
  document.addEventListener('fullscreenchange', hide, { signal });
  signal.addEventListener('abort', () => host.remove(), { once: true });
  return root;
}

/** A frame of ours; `src` is its dynamic address, which the page can't learn from a closed root. */
export function extensionFrame(document: Document, src: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = src;
  frame.title = title;
  frame.style.cssText = 'border: 0; background: transparent; color-scheme: light dark;';
  return frame;
}
