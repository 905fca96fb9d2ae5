import { isVisible, select } from '#lib/sites/visible.ts';

/** The page, or a same-origin frame in it, and where its elements stand in the page's window. */
export type Pane = { window: Window; document: Document; rectOf: (element: Element) => DOMRect };

export function panesOf(document: Document): Pane[] {
  const inFrames = select(document, 'iframe,frame')
    .filter(isVisible)
    .flatMap((frame) => paneIn(frame as HTMLIFrameElement));
  return [{ window, document, rectOf: (element) => element.getBoundingClientRect() }, ...inFrames];
}

function paneIn(frame: HTMLIFrameElement): Pane[] {
  try {
    const { contentWindow: window, contentDocument: document } = frame;
    if (!window || !document?.body) return [];
    const rectOf = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const around = frame.getBoundingClientRect();
      return new DOMRect(x + around.x, y + around.y, width, height);
    };
    return [{ window, document, rectOf }];
  } catch {
    return []; // another origin's frame
  }
}
