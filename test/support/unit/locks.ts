import { locks } from 'node:worker_threads';

/** happy-dom knows no Web Locks: Node's own are what pages and worker of the extension share in a browser. */
export function giveLocks(): void {
  if (!navigator.locks) Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
}
