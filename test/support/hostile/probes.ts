/**
 * What a page tries in order to learn that somebody has Touchline. Each probe runs in the page with the address of a
 * resource (`chrome-extension://<id>/<file>`), and gives what it saw as text. It has found Touchline when that differs
 * between Touchline's own address and one that nobody has. Sent to the page as they stand: nothing from outside.
 */
type Probe = (url: string) => unknown;

/** Loads something by an element; gives the event that came. */
const byElement = (tag: string, attribute: string, extra: Record<string, string> = {}): string =>
  `(url) => new Promise((done) => {
      const element = document.createElement('${tag}');
      for (const [name, value] of Object.entries(${JSON.stringify(extra)})) element.setAttribute(name, value);
      element.addEventListener('load', () => done('load ' + (element.contentWindow ? element.contentWindow.length : '') + element.clientWidth));
      element.addEventListener('error', () => done('error'));
      element.setAttribute('${attribute}', url);
      document.body.append(element);
      setTimeout(() => { element.remove(); done('nothing'); }, 400);
    })`;

const written = (probe: Probe): string => probe.toString();

export const ADDRESS_PROBES: Record<string, string> = {
  fetch: written((url) =>
    fetch(url).then(
      (answer) => answer.status,
      (error) => `${error}`.replace(url, ''),
    ),
  ),
  'fetch without CORS': written((url) =>
    fetch(url, { mode: 'no-cors' }).then(
      (answer) => answer.type,
      (error) => `${error}`.replace(url, ''),
    ),
  ),
  XMLHttpRequest: written(
    (url) =>
      new Promise((done) => {
        const request = new XMLHttpRequest();
        request.onloadend = () => done(`${request.status} ${request.responseText.length}`);
        request.open('GET', url);
        request.send();
      }),
  ),
  'an image': byElement('img', 'src'),
  'a script': byElement('script', 'src'),
  // As text: the test's own bundler would make another import of it.
  'a module’s import': "(url) => import(url).then(() => 'loaded', (error) => error.name)",
  'a style sheet': byElement('link', 'href', { rel: 'stylesheet' }),
  'a preload': byElement('link', 'href', { rel: 'preload', as: 'fetch' }),
  'a frame': byElement('iframe', 'src'),
  'an object': byElement('object', 'data'),
  'a video': byElement('video', 'src'),
  'a font': written((url) =>
    new FontFace('probe', `url("${url}")`).load().then(
      () => 'loaded',
      (error) => error.name,
    ),
  ),
  'a worker': written(
    (url) =>
      new Promise((done) => {
        try {
          new Worker(url).onerror = () => done('error');
        } catch (error) {
          done(error instanceof Error ? error.name : 'threw');
        }
        setTimeout(() => done('nothing'), 400);
      }),
  ),
  'a window': written(async (url) => {
    const opened = window.open(url);
    await new Promise((later) => setTimeout(later, 400));
    let seen = 'none';
    try {
      seen = opened ? `${opened.closed} ${opened.length} ${opened.location.href.replace(url, '')}` : 'none';
    } catch (error) {
      seen = error instanceof Error ? error.name : 'threw';
    }
    opened?.close();
    return seen;
  }),
  'a resource’s timing': written(async (url) => {
    await fetch(url).catch(() => null);
    const entries = performance.getEntriesByName(url);
    return entries.map((entry) => [entry.entryType, 'transferSize' in entry && entry.transferSize]).join();
  }),
};

/** How long failing takes: 1 when ours always takes longer than nobody's, 0 when always shorter, 0.5 when no one can tell. */
export async function errorTiming({ ours, nobodys }: { ours: string; nobodys: string }): Promise<number> {
  const time = async (url: string) => {
    const begun = performance.now();
    await fetch(url).catch(() => null);
    return performance.now() - begun;
  };
  const pairs: [number, number][] = [];
  for (let n = 0; n < 200; n += 1) {
    if (n % 2) pairs.push([await time(ours), await time(nobodys)]);
    else pairs.push(((b, a): [number, number] => [a, b])(await time(nobodys), await time(ours)));
  }
  const longer = pairs.map(([one, other]) => (one > other ? 1 : one < other ? 0 : 0.5) as number);
  return longer.reduce((sum, each) => sum + each, 0) / pairs.length;
}

declare global {
  interface Window {
    witnessed: string[];
  }
}

/** Runs before the page's own scripts: writes down what an extension could leave in a page. */
export function witness(): void {
  window.witnessed = [];
  const say = (what: string) => window.witnessed.push(what);
  window.addEventListener('message', () => say('a message'), true);
  const { dispatchEvent, attachShadow } = { ...EventTarget.prototype, ...Element.prototype };
  EventTarget.prototype.dispatchEvent = function (event) {
    say(`an event: ${event.type}`);
    return dispatchEvent.call(this, event);
  };
  Element.prototype.attachShadow = function (init) {
    say('a shadow root');
    return attachShadow.call(this, init);
  };
  new MutationObserver((changes) => {
    for (const { type, addedNodes, target } of changes) {
      const foreign = [...addedNodes].filter(
        (node) => !(node instanceof Element && node.closest('[data-own], head, body')),
      );
      if (type === 'attributes') say(`an attribute of ${target.nodeName}`);
      for (const node of foreign)
        if (node instanceof Element && node.nodeName !== 'HTML') say(`an element: ${node.nodeName}`);
    }
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

/** What the page holds beyond what it brought: read at the end, by a page that brought nothing. */
export function leftovers(): string[] {
  const blank = document.createElement('iframe');
  blank.dataset.own = '';
  document.body.append(blank);
  const clean = new Set(Object.getOwnPropertyNames(blank.contentWindow ?? window));
  blank.remove();
  const found = [...window.witnessed];
  const told = (what: string, count: number) => count > 0 && found.push(`${what}: ${count}`);
  const globals = Object.getOwnPropertyNames(window).filter((name) => !clean.has(name) && Number.isNaN(Number(name)));
  told(`globals ${globals}`, globals.filter((name) => !['witnessed', 'chrome'].includes(name)).length);
  told('frames', window.length);
  told('children of the root', document.documentElement.children.length - 2);
  told('attributes of the root', document.documentElement.attributes.length);
  told('style sheets', document.styleSheets.length + document.adoptedStyleSheets.length);
  told(
    'custom elements',
    [...document.querySelectorAll('*')].filter(({ localName }) => localName.includes('-')).length,
  );
  told('entries of the extension', performance.getEntries().filter(({ name }) => name.includes('extension://')).length);
  told('animations', document.getAnimations().length);
  const { chrome } = window as { chrome?: { runtime?: object } };
  told('a way to the extension', chrome?.runtime ? 1 : 0);
  told('storage', localStorage.length + sessionStorage.length + document.cookie.length);
  return found;
}
