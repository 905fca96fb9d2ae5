import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ORIGIN } from '#server/auth/pages/redirects.ts';
import { PAGES } from './pages.ts';
import {
  acrossSites,
  asThePage,
  freshNames,
  type Ground,
  GUEST,
  keyOf,
  lookAt,
  openGround,
  people,
  signedIn,
  visit,
  WORD,
} from './visitors.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.hub.close());
// Whoever was signed out by a test is back for the next one.
afterEach(async ({ task }) => {
  if (task.name.includes('sign-out')) Object.assign(ground, await people(ground.hub, ground.memberIds[1] ?? ''));
});

const all = Object.entries(PAGES).map(([name, page]) => ({ name, page }));
const telling = all.filter(({ page }) => page.finds !== undefined);
const forms = all.filter(({ page }) => page.fields !== undefined);
type Answer = Awaited<ReturnType<typeof visit>>;

/** What of ours stands in an answer. */
const told = ({ html, location }: Answer): string[] =>
  [WORD, ...ground.memberIds, 'code='].filter((each) =>
    each === 'code=' ? location.startsWith(CHROMIUM_ORIGIN) : `${html}\n${location}`.includes(each),
  );

describe('every page of signing in', { timeout: 60_000 }, () => {
  it('says in the table of pages how it is asked, and what it tells whom', () => {
    const served = ground.hub.routes.map(({ method, path }) => `${method} ${path}`);
    const below = served.filter((route) => route.includes(' /auth'));
    expect(Object.keys(PAGES).sort()).toEqual([...new Set(below)].sort());
  });

  it.each(all)('$name tells nobody else of ours, and changes nothing there', async ({ page }) => {
    const { hub, strangers } = ground;
    for (const [who, browser] of Object.entries(strangers)) {
      const named = await freshNames(ground);
      const before = await lookAt(ground);
      const answer = await visit(browser, page, named, asThePage(hub));
      expect([who, told(answer), answer.status === 500]).toEqual([who, [], false]);
      expect(await lookAt(ground), `${who} changed something`).toBe(before);
    }
  });

  it.each(telling)('$name answers our own member', async ({ name, page }) => {
    const { hub, own } = ground;
    const named = await freshNames(ground);
    const browser = name.endsWith('/auth/invitation') ? await signedIn(hub, GUEST) : own;
    const answer = await visit(browser, page, named, asThePage(hub));
    expect(`${answer.html}\n${answer.location}`).toContain(page.finds);
  });

  it.each(forms)('$name does nothing for another site, in whatever way it asks', async ({ page }) => {
    const { hub, own, strangers } = ground;
    const foreignKey = await keyOf(strangers['somebody of another workspace']);
    const named = await freshNames(ground);
    const before = await lookAt(ground);
    for (const [how, manner] of Object.entries(acrossSites(hub, foreignKey))) {
      const answer = await visit(own, page, named, manner);
      expect([how, answer.status, told(answer)]).toEqual([how, 403, []]);
    }
    expect(await lookAt(ground)).toBe(before);
    expect((await own.open('/auth/account')).html).toContain('You are signed in');
  });

  it.each(all.filter(({ page }) => page.names))(
    '$name does not say whether somebody has an address',
    async ({ page }) => {
      const { hub, strangers } = ground;
      const named = await freshNames(ground);
      const unknown = 'nobody@nowhere.test';
      const ask = (email: string) => visit(strangers.nobody, page, { ...named, email }, asThePage(hub));
      const [one, other] = [await ask(named.email), await ask(unknown)];
      const plain = (answer: Answer) => JSON.stringify(answer).replaceAll(unknown, named.email);
      expect(plain(other)).toBe(plain(one));
    },
  );

  it.each(all)('$name leads nowhere else, whatever its address says', async ({ page }) => {
    const { hub, own, strangers } = ground;
    for (const browser of [strangers.nobody, strangers['somebody of another workspace'], own]) {
      for (const place of [
        'https://evil.test/',
        '//evil.test',
        '/\\evil.test',
        'javascript:alert(1)',
        '/auth/../../evil',
      ]) {
        const named = await freshNames(ground);
        const query = new URLSearchParams(Object.fromEntries(ELSEWHERE.map((name) => [name, place]))).toString();
        const answer = await visit(browser, page, named, asThePage(hub), query);
        const ours = [new URL(hub.publicUrl).origin, CHROMIUM_ORIGIN, 'otpauth:'];
        expect(leadsTo(answer, hub.publicUrl).filter((origin) => !ours.includes(origin))).toEqual([]);
      }
    }
  });
});

/** The names by which pages of this kind are told where to go on. */
const ELSEWHERE = ['next', 'redirect_uri', 'callbackURL', 'errorCallbackURL', 'redirectTo', 'returnTo', 'url'];

/** Where an answer sends, and where its links and forms do. */
function leadsTo({ html, location }: Answer, publicUrl: string): string[] {
  const places = [...html.matchAll(/\b(?:href|src|action|formaction)="([^"]*)"/g)].map(([, place]) => place ?? '');
  return [...places, ...(location === '' ? [] : [location])].map((place) => {
    const { protocol, origin } = new URL(place, publicUrl);
    return protocol.startsWith('http') ? origin : protocol;
  });
}
