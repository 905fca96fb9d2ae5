import { sql } from 'kysely';
import type { Workspace } from '#lib/model/member.ts';
import { tablesOf } from '#test/server/tenancy/catalogue.ts';
import { formOf, type HubBrowser } from '#test/support/hub/hub-browser.ts';
import { type SignInHub, signInByMail, startSignInHub } from '#test/support/hub/sign-in.ts';
import { makeWorkspace, posting } from '#test/support/hub/start-test-hub.ts';
import type { Named, Visit } from './pages.ts';

export const GUEST = 'new@ours.test';
const OURS = 'ann@ours.test';
const GONE = 'gone@former.test';
/** Stands in the name of our workspace and of everybody in it, and nowhere else. */
export const WORD = 'quokka';

/** A hub with our workspace and another, and browsers in which people stand who are nobody in ours. */
export async function openGround() {
  const hub = await startSignInHub();
  const [ours, theirs] = [await makeWorkspace(hub, `Company ${WORD}`), await makeWorkspace(hub, 'Company wombat')];
  const add = (workspace: Workspace, email: string, name: string) =>
    hub.identity.addMember(workspace.id, { name, email, role: 'admin' });
  const ann = await add(ours, OURS, `Ann ${WORD}`);
  await add(theirs, 'bob@theirs.test', 'Bob');
  const gone = await add(ours, GONE, `Gone ${WORD}`);
  return { hub, ours, memberIds: [ann.id, gone.id], ...(await people(hub, gone.id)) };
}
export type Ground = Awaited<ReturnType<typeof openGround>>;

/** Browsers in which our member stands, and those who are nobody in ours. */
export async function people(hub: SignInHub, goneId: string) {
  const setGone = (removed_at: string | null) =>
    hub.database.store.owner((tx) =>
      tx.updateTable('app.members').set({ removed_at }).where('id', '=', goneId).execute(),
    );
  const own = await signedIn(hub, OURS);
  const expired = await signedIn(hub, OURS);
  await hub.database.store.auth.pool.query(
    `update auth.session set "expiresAt" = now() - interval '1 minute'
     where "createdAt" = (select max("createdAt") from auth.session)`,
  );
  await setGone(null);
  const removed = await signedIn(hub, GONE);
  await setGone(new Date().toISOString());
  const strangers = {
    nobody: hub.browser(),
    'somebody of another workspace': await signedIn(hub, 'bob@theirs.test'),
    'somebody of no workspace any more': removed,
    'our member’s session, forged': forged(hub, own),
    'our member’s session, expired': expired,
  } satisfies Record<string, HubBrowser>;
  return { own, strangers };
}

/** A browser in which the holder of this address is signed in. */
export async function signedIn(hub: SignInHub, email: string): Promise<HubBrowser> {
  await forgetTries(hub);
  const browser = hub.browser();
  const page = await signInByMail(hub, browser, { page: await browser.open('/auth/sign-in'), email });
  if (!page.html.includes('You are signed in')) throw new Error(`${email} could not sign in`);
  return browser;
}

/** A session's cookie whose token is real, with a signature that is not the hub's. */
function forged(hub: SignInHub, { jar }: HubBrowser): HubBrowser {
  const browser = hub.browser();
  const real = jar.get('touchline.session_token')?.value ?? '';
  const [token] = real.split('.');
  browser.jar.set('touchline.session_token', {
    value: `${token}.${'A'.repeat(real.length - real.indexOf('.') - 4)}%3D`,
    path: '/auth',
  });
  return browser;
}

const forgetTries = ({ database }: SignInHub) => database.store.auth.pool.query('delete from auth.rate_limits');

/** Names for one request: an invitation and a device that nobody has used yet, and budgets of tries that nobody has touched. */
export async function freshNames({ hub, ours }: Pick<Ground, 'hub' | 'ours'>): Promise<Named> {
  await forgetTries(hub);
  await hub.database.store.owner((tx) =>
    tx.updateTable('app.members').set({ email: null }).where('email', '=', GUEST).execute(),
  );
  const guest = await hub.identity.addMember(ours.id, { name: `Guest ${WORD}`, email: GUEST, role: 'rep' });
  const { code } = await hub.identity.invite(ours.id, guest.id, null);
  const device = await fetch(`${hub.url}/v1/device`, posting({ device: 'Firefox on Linux' }));
  const { userCode } = (await device.json()) as { userCode: string };
  return { workspace: ours.id, email: OURS, invitation: code, userCode };
}

/** What of ours a page could change: every row but the log's, who our people are to the hub, and which devices are in. */
export async function lookAt({ hub, ours }: Pick<Ground, 'hub' | 'ours'>): Promise<string> {
  const { store } = hub.database;
  const tables = (await tablesOf(store)).filter((table) => table !== 'audit');
  const rows = await Promise.all([
    ...tables.map((table) =>
      store.owner((tx) =>
        sql`select to_jsonb(t) as row from ${sql.table(`app.${table}`)} t where workspace_id = ${ours.id} order by t::text`.execute(
          tx,
        ),
      ),
    ),
    ...['user', 'account', 'session', 'twoFactor'].map((table) => {
      const theirs = table === 'user' ? 'id' : '"userId"';
      const open = table === 'session' ? 'and "expiresAt" > now()' : '';
      return store.auth.pool.query(
        `select to_jsonb(t) as row from auth."${table}" t
         where ${theirs} in (select id from auth."user" where email like '%@ours.test') ${open} order by t::text`,
      );
    }),
    store.auth.pool.query('select user_code, status, workspace_id, member_id from auth.device_codes order by 1'),
  ]);
  return JSON.stringify(rows.map(({ rows: found }) => found));
}

/** How a request is made: the whole request beside its path. */
export type Manner = (fields: Record<string, string>, key: string) => RequestInit;

const ORIGIN = (hub: SignInHub) => new URL(hub.publicUrl).origin;
const posted = (body: string | URLSearchParams | FormData, headers: Record<string, string>): RequestInit => ({
  method: 'POST',
  body,
  headers,
});

/** As the hub's own page does it. */
export const asThePage =
  (hub: SignInHub): Manner =>
  (fields, form) =>
    posted(new URLSearchParams({ ...fields, form }), { origin: ORIGIN(hub) });

/** As another site does it in the browser of somebody who may: with their cookies, without what stands on the page. */
export const acrossSites = (hub: SignInHub, foreignKey: string): Record<string, Manner> => {
  const evil = { origin: 'https://evil.test' };
  return {
    'with its key, from a foreign page': (fields, form) => posted(new URLSearchParams({ ...fields, form }), evil),
    'with its key, from an opaque origin': (fields, form) =>
      posted(new URLSearchParams({ ...fields, form }), { origin: 'null' }),
    'without a key or an origin': (fields) => posted(new URLSearchParams(fields), {}),
    'with another browser’s key': (fields) =>
      posted(new URLSearchParams({ ...fields, form: foreignKey }), { origin: ORIGIN(hub) }),
    'as plain text': (fields, form) =>
      posted(String(new URLSearchParams({ ...fields, form })), { ...evil, 'content-type': 'text/plain' }),
    'as plain text without an origin': (fields, form) =>
      posted(String(new URLSearchParams({ ...fields, form })), { 'content-type': 'text/plain' }),
    'as JSON': (fields, form) => posted(JSON.stringify({ ...fields, form }), { 'content-type': 'application/json' }),
    'in parts': (fields) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return posted(body, evil);
    },
  };
};

/** Asks, without following where it leads. */
export async function visit(browser: HubBrowser, page: Visit, named: Named, manner: Manner, query = '') {
  const { fields } = page;
  const path = page.path(named);
  const to = query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
  const answer = await browser.ask(to, fields === undefined ? {} : manner(fields(named), await keyOf(browser)));
  return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() };
}

/** The key that the hub gives this browser for its forms, as it is signed in now. */
export async function keyOf(browser: HubBrowser): Promise<string> {
  const page = await browser.open('/auth/account');
  return formOf(page, '<button').values.form ?? '';
}
