import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const text = (page: string) => readFileSync(resolve('test/sites', `${page}.html`), 'utf8');

/** Lays a stored page into the test's document, with the content of its frame where it has one. */
export function loadPage(page: string, frame?: string): void {
  const stored = new DOMParser().parseFromString(text(page), 'text/html');
  document.body.replaceWith(document.importNode(stored.body, true));
  const element = frame && document.querySelector('iframe');
  if (!element) return;
  // happy-dom loads no frames: the frame is given its document.
  const inner = document.implementation.createHTMLDocument();
  inner.body.innerHTML = text(frame);
  const location = locationOf('/?_task=mail&_uid=3&_mbox=INBOX&_framed=1&_action=preview');
  Object.defineProperties(element, { contentDocument: { value: inner }, contentWindow: { value: { location } } });
}

/** The address of a page on the test's own host. */
export function locationOf(path = '/', hostname = 'app.example') {
  const { pathname, search, hash } = new URL(path, `https://${hostname}`);
  return { hostname, pathname, search, hash };
}
