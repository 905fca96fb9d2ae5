import { selectorOf } from './learned.ts';
import { isVisible, select } from './visible.ts';

/** A frame smaller than this (CSS px) holds no record. */
const LEAST = { width: 300, height: 200 };

/** Visible same-origin frames that hold a part of the application: it has scripts of its own, which a message never has. */
export function appFrames(document: Document): HTMLIFrameElement[] {
  return select(document, selectorOf('appFrame')).filter(isFrame).filter(isVisible).filter(holdsApp);
}

export const isFrame = (element: Element): element is HTMLIFrameElement => element.tagName === 'IFRAME';

function holdsApp(frame: HTMLIFrameElement): boolean {
  const { width, height } = frame.getBoundingClientRect();
  if (width < LEAST.width || height < LEAST.height) return false;
  try {
    return frame.contentDocument?.querySelector('script') != null;
  } catch {
    return false; // another origin's
  }
}
