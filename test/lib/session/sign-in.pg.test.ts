import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storedConnection } from '#lib/browser/connection.ts';
import type { Member, Workspace } from '#lib/model/member.ts';
import { disconnect } from '#lib/session/disconnect.ts';
import { lookAtHub } from '#lib/session/look-at-hub.ts';
import { endSession, openSessions } from '#lib/session/sessions.ts';
import { signInByCode } from '#lib/session/sign-in-by-code.ts';
import { signInByWindow } from '#lib/session/sign-in-by-window.ts';
import { CHROMIUM_ORIGIN } from '#server/auth/pages/redirects.ts';
import type { HubBrowser } from '#test/support/hub/hub-browser.ts';
import { type SignInHub, signInByMail, startSignInHub } from '#test/support/hub/sign-in.ts';
import { makeWorkspace } from '#test/support/hub/start-test-hub.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('wxt/testing/fake-browser')).fakeBrowser,
}));

const EMAIL = 'ann@acme.test';
const signal = new AbortController().signal;
let hub: SignInHub;
let acme: Workspace;
let ann: Member;
let pages: HubBrowser;

beforeAll(async () => {
  hub = await startSignInHub({ env: { HUB_NAME: 'Acme hub', HUB_CONTACT: 'it@acme.test' } });
  acme = await makeWorkspace(hub, 'Acme');
  ann = await hub.identity.addMember(acme.id, { name: 'Ann Lee', email: EMAIL, role: 'rep' });
  pages = hub.browser();
});
afterAll(() => hub.close());
afterEach(() => fakeBrowser.reset());

/** The browser's window, with a person in it who answers `decision`; they sign in first where the hub asks for it. */
const windowWith = (decision: 'yes' | 'no') => ({
  redirectUri: () => `${CHROMIUM_ORIGIN}/hub`,
  async launch(url: string) {
    let page = await pages.open(url.slice(hub.publicUrl.length));
    if (page.html.includes('name="email"')) page = await signInByMail(hub, pages, { page, email: EMAIL });
    const said = await pages.submit(page, decision === 'yes' ? 'Let in to Acme' : 'value="no"', { decision });
    return { url: said.location ?? '' };
  },
});
const signIn = (decision: 'yes' | 'no' = 'yes') =>
  signInByWindow(hub.publicUrl, signal, undefined, windowWith(decision));

it('the address alone leads to the hub’s name, and through its pages to a token that opens the workspace', async () => {
  const found = await lookAtHub(new URL(hub.publicUrl).host, signal);
  expect(found).toMatchObject({ ok: true, hub: hub.publicUrl, name: 'Acme hub', contact: 'it@acme.test' });
  expect(await signIn()).toMatchObject({ ok: true, connection: { member: { id: ann.id }, workspace: acme } });
  const connection = await storedConnection.read();
  if (connection === null) throw new Error('not connected');
  const sessions = await openSessions(connection, signal);
  expect(sessions).toMatchObject({ ok: true, value: [{ memberId: ann.id, current: true }] });
});

it('a no on the hub’s page makes no connection', async () => {
  expect(await signIn('no')).toMatchObject({ ok: false, code: 'sign_in_closed' });
  expect(await storedConnection.read()).toBeNull();
});

it('a code on another page does the same', async () => {
  let saidYes: Promise<unknown> = Promise.resolve();
  const sayYes = async (page: string) => {
    const shown = await pages.open(page.slice(hub.publicUrl.length));
    return pages.submit(shown, 'Let in to Acme', { decision: 'yes' });
  };
  const result = await signInByCode(hub.publicUrl, signal, {
    wait: () => saidYes.then(() => {}),
    onCode: ({ page }) => {
      saidYes = sayYes(page);
    },
  });
  expect(result).toMatchObject({ ok: true, connection: { member: { id: ann.id } } });
});

it('ending another session here ends it at the hub, and signing out ends this one', async () => {
  const first = await signIn();
  fakeBrowser.reset();
  const second = await signIn();
  if (!first.ok || !second.ok) throw new Error('not signed in');
  const whoIs = (token: string) => hub.identity.whoIs(acme.id, token);
  const open = await openSessions(first.connection, signal);
  const there = open.ok ? open.value.find(({ current }) => current) : undefined;
  expect(await endSession(second.connection, there?.id ?? '')).toBe(true);
  expect(await whoIs(first.connection.token)).toEqual({ ok: false, code: 'token_revoked' });
  expect(await disconnect({ evenUnsent: false })).toEqual({ disconnected: true });
  expect(await whoIs(second.connection.token)).toEqual({ ok: false, code: 'token_revoked' });
});
