import { selectorOf } from './learned.ts';
import { isVisible, select } from './visible.ts';

/** A frame narrower or lower than this (CSS px) holds no record. */
const LEAST_WIDTH = 300;
const LEAST_HEIGHT = 200;

/**
 * Visible same-origin frames that hold a part of the application: those of a frameset, and others that have scripts of
 * their own, which a message never has; and the frames in those.
 */
export function appFrames(document: Document | null): HTMLIFrameElement[] {
  const frames = document ? (select(document, selectorOf('appFrame')) as HTMLIFrameElement[]) : [];
  return frames.filter(holdsApp).flatMap((frame) => [frame, ...appFrames(frame.contentDocument)]);
}

/** Of another origin's frame there is no document to see. */
function holdsApp(frame: HTMLIFrameElement): boolean {
  const { width, height } = frame.getBoundingClientRect();
  const isLarge = width >= LEAST_WIDTH && height >= LEAST_HEIGHT;
  return isLarge && isVisible(frame) && (frame.matches('frame') || !!frame.contentDocument?.querySelector('script'));
}
