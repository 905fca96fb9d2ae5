import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { CDPSession, Page, Route } from 'playwright-core';
import type { Defer } from '#test/bench/harness/bench.ts';
import { writeExtension } from '#test/bench/harness/extension.ts';
import { folderFor } from '#test/bench/harness/place.ts';
import { gmailPage, ofStranger } from './pages.ts';

/** As published, and never a dependency of the project: fetched from the npm registry when this bench runs. */
const INBOX_SDK = '@inboxsdk/core@2.2.26';
const HYPOTHESIS = 'hypothesis@1.1766.0';

const GMAIL = 'https://mail.google.com';
const CLIENT = 'https://cdn.hypothes.is/hypothesis/';
const APP = 'https://hypothes.is/app.html';
/** As an installation of one's own has it that stands on the site which it annotates: the sidebar shares the page's process. */
const APP_HERE = `${GMAIL}/hypothesis/app.html`;

/** Gmail's accounts keep the variants apart: each script has an account of its own, all on Gmail's one origin. */
export const MAIL = {
  inboxSdk: `${GMAIL}/mail/u/0/`,
  nothing: `${GMAIL}/mail/u/1/`,
  empty: `${GMAIL}/mail/u/2/`,
  hypothesis: `${GMAIL}/mail/u/3/`,
  /** The same thread with somebody whom the hub doesn't know. */
  unknown: `${GMAIL}/mail/u/4/`,
  emptyWxt: `${GMAIL}/mail/u/5/`,
  hypothesisHere: `${GMAIL}/mail/u/6/`,
};

/** The folder of a published package, unpacked. */
function fetchPackage(defer: Defer, name: string): string {
  const folder = folderFor(defer, 'package');
  const [archive = ''] = execFileSync('npm', ['pack', '--silent', '--prefer-offline', name], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).split('\n');
  execFileSync('tar', ['-xzf', archive], { cwd: folder });
  return join(folder, 'package');
}

/** An InboxSDK extension as its documentation has it, which shows one notice; without its reports to its makers. */
export function inboxSdkExtension(defer: Defer): string {
  const published = fetchPackage(defer, INBOX_SDK);
  const folder = writeExtension(
    join(folderFor(defer, 'inboxsdk'), 'inboxsdk'),
    {
      permissions: ['scripting'],
      host_permissions: [`${GMAIL}/*`],
      background: { service_worker: 'background.js' },
      content_scripts: [{ matches: [`${MAIL.inboxSdk}*`], js: ['inboxsdk.js', 'start.js'], run_at: 'document_end' }],
    },
    {
      'start.js': `InboxSDK.load(2, 'sdk_bench_000000', { eventTracking: false, globalErrorLogging: false })
        .then((sdk) => sdk.ButterBar.showMessage({ text: 'InboxSDK is here', time: Infinity, hideOnViewChanged: false }));`,
    },
  );
  for (const file of ['inboxsdk.js', 'pageWorld.js', 'background.js'])
    cpSync(join(published, file), join(folder, file));
  return folder;
}

const config = (settings: object): string =>
  `<script class="js-hypothesis-config" type="application/json">${JSON.stringify(settings)}</script>`;
const BOOT = `<script async src="${CLIENT}build/boot.js"></script>`;
/** Its panel opens by itself, as ours is open beside it. */
const hypothesisPage = (sidebarAppUrl: string): string =>
  gmailPage(config({ assetRoot: CLIENT, sidebarAppUrl, openSidebar: true }) + BOOT);

const HYPOTHESIS_APP = `<!doctype html><html lang="en"><head>
${config({ assetRoot: CLIENT, apiUrl: 'https://hypothes.is/api/', authDomain: 'hypothes.is', oauthClientId: 'bench' })}
</head><body><hypothesis-app></hypothesis-app>${BOOT}</body></html>`;

const TYPES = { js: 'text/javascript', css: 'text/css', html: 'text/html', woff2: 'font/woff2' };
const typeOf = (path: string): string => Object.entries(TYPES).find(([end]) => path.endsWith(end))?.[1] ?? 'text/plain';

/** Serves Gmail's page and Hypothesis' files in the page's name; every other https address is refused. */
export function serveMail(defer: Defer): (page: Page) => Promise<unknown> {
  const client = fetchPackage(defer, HYPOTHESIS);
  const answer = (route: Route, body: string | Buffer, contentType: string) =>
    route.fulfill({ body, contentType, headers: { 'access-control-allow-origin': '*' } });
  const serve = async (route: Route) => {
    const { href, origin, pathname } = new URL(route.request().url());
    if (href === MAIL.hypothesis) return answer(route, hypothesisPage(APP), 'text/html');
    if (href === MAIL.hypothesisHere) return answer(route, hypothesisPage(APP_HERE), 'text/html');
    if (href === MAIL.unknown) return answer(route, ofStranger(gmailPage()), 'text/html');
    if (pathname.startsWith('/mail/u/')) return answer(route, gmailPage(), 'text/html');
    if (href.startsWith(APP) || href.startsWith(APP_HERE)) return answer(route, HYPOTHESIS_APP, 'text/html');
    const file = join(client, normalize(pathname.replace('/hypothesis/', '/')));
    if (href.startsWith(CLIENT) && origin === new URL(CLIENT).origin && existsSync(file))
      return answer(route, readFileSync(file), typeOf(pathname));
    return route.abort();
  };
  return (page) => page.route(/^https:/, serve);
}

/** Throws unless their interface stands in the page for a person to see. */
export const seeInboxSdk = (_: Page, devtools: CDPSession): Promise<void> => seeDrawn(devtools, 'InboxSDK is here');

export async function seeHypothesis(page: Page, devtools: CDPSession): Promise<void> {
  await seeDrawn(devtools, 'Annotation sidebar');
  const app = page.frames().find((frame) => [APP, APP_HERE].some((app) => frame.url().startsWith(app)));
  if (!app) throw new Error('Hypothesis has no sidebar');
  await app.locator('hypothesis-app *').first().waitFor({ state: 'attached', timeout: 10_000 });
}

/** Throws unless something with these words is drawn in the page. Asked of DevTools: the page runs nothing for it. */
async function seeDrawn(devtools: CDPSession, query: string): Promise<void> {
  await devtools.send('DOM.getDocument', { depth: 0 });
  const { searchId, resultCount: toIndex } = await devtools.send('DOM.performSearch', { query });
  if (toIndex === 0) throw new Error(`nothing in the page says "${query}"`);
  const { nodeIds } = await devtools.send('DOM.getSearchResults', { searchId, fromIndex: 0, toIndex });
  for (const nodeId of nodeIds) {
    const { quads } = await devtools.send('DOM.getContentQuads', { nodeId }).catch(() => ({ quads: [] }));
    if (quads.length > 0) return;
  }
  throw new Error(`"${query}" is not drawn in the page`);
}
