/** The longest wait, in ms: a page that isn't in view never paints. */
const LONGEST_MS = { first: 1_000, next: 100 };

/** Settles when this page has painted something to read, or after a second where it hasn't. */
export function firstPaint(): Promise<void> {
  return new Promise((painted) => {
    setTimeout(painted, LONGEST_MS.first);
    if (!PerformanceObserver.supportedEntryTypes.includes('paint')) return;
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      painted();
    });
    observer.observe({ type: 'paint', buffered: true });
  });
}

/** Settles when what stands in the document now has been painted, or soon where nothing is. */
export function nextPaint(): Promise<void> {
  return new Promise((painted) => {
    setTimeout(painted, LONGEST_MS.next);
    requestAnimationFrame(() => setTimeout(painted));
  });
}
