/** The longest wait, in ms: a page that isn't in view never paints. */
const LONGEST_MS = 1_000;

/** Settles when this page has painted something to read, or after a second where it hasn't. */
export function firstPaint(): Promise<void> {
  return new Promise((painted) => {
    setTimeout(painted, LONGEST_MS);
    if (!PerformanceObserver.supportedEntryTypes.includes('paint')) return;
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      painted();
    });
    observer.observe({ type: 'paint', buffered: true });
  });
}
