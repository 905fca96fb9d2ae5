import { describe, expect, it } from 'vitest';
import type { AuthEnd, authWindow } from '#lib/browser/auth-window.ts';
import { storedConnection } from '#lib/browser/connection.ts';
import { newPkce } from '#lib/session/pkce.ts';
import { signInByCode } from '#lib/session/sign-in-by-code.ts';
import { signInByWindow } from '#lib/session/sign-in-by-window.ts';
import type { Fetch } from '#lib/sync/request.ts';
import { memberFrom, newId } from '#test/support/unit/rows.ts';

const HUB = 'https://hub.example';
const REDIRECT = 'https://abc.chromiumapp.org/hub';
const signal = new AbortController().signal;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const refusal = (code: string) => json({ error: { code, message: '' } }, 400);
const joined = () =>
  json({
    token: 'secret',
    expiresAt: '2027-05-21T09:00:00.000Z',
    workspace: { id: newId(), name: 'Acme', sample: false },
    member: memberFrom(),
  });
const never: Fetch = () => Promise.reject(new Error('must not be asked'));

/** A window whose sign-in ends as `end` says, told what was asked for. */
const windowThat = (end: (asked: URLSearchParams) => AuthEnd): typeof authWindow => ({
  redirectUri: () => REDIRECT,
  launch: async (url) => end(new URL(url).searchParams),
});
const backTo = (address: string) =>
  windowThat((asked) => ({ url: address.replace('STATE', asked.get('state') ?? '') }));

describe('signing in by the window', () => {
  it('proves by the verifier that it is who asked', async () => {
    let challenge: string | null = null;
    const opened = windowThat((asked) => {
      challenge = asked.get('code_challenge');
      expect(asked.get('code_challenge_method')).toBe('S256');
      return { url: `${REDIRECT}?code=the-code&state=${asked.get('state')}` };
    });
    const bodies: Record<string, string>[] = [];
    const fetch: Fetch = async (_, init) => {
      bodies.push(JSON.parse(`${init.body}`));
      return joined();
    };
    expect(await signInByWindow(HUB, signal, fetch, opened)).toMatchObject({ ok: true });
    const [{ verifier = '', code, redirectUri } = {}] = bodies;
    expect({ code, redirectUri }).toEqual({ code: 'the-code', redirectUri: REDIRECT });
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    expect(challenge).toBe(Buffer.from(digest).toString('base64url'));
    expect(await storedConnection.read()).toMatchObject({ token: 'secret' });
  });

  it.each([
    ['another state', `${REDIRECT}?code=c&state=forged`],
    ['no state', `${REDIRECT}?code=c`],
    ['another place', 'https://evil.example/hub?code=c&state=STATE'],
    ['a place below ours', `${REDIRECT}/more?code=c&state=STATE`],
    ['no code', `${REDIRECT}?state=STATE`],
    ['no address', 'about:blank'],
  ])('takes no answer with %s', async (_, address) => {
    expect(await signInByWindow(HUB, signal, never, backTo(address))).toMatchObject({ code: 'state_foreign' });
  });

  it('ends when the person says no there, closes it, or it cannot be shown', async () => {
    const no = backTo(`${REDIRECT}?error=access_denied&state=STATE`);
    expect(await signInByWindow(HUB, signal, never, no)).toMatchObject({ code: 'sign_in_closed' });
    for (const [failed, code] of [
      ['closed', 'sign_in_closed'],
      ['unshown', 'window_failed'],
    ] as const) {
      const ended = windowThat(() => ({ failed }));
      expect(await signInByWindow(HUB, signal, never, ended)).toMatchObject({ code });
    }
    const none = { ...windowThat(() => ({ url: '' })), redirectUri: () => null };
    expect(await signInByWindow(HUB, signal, never, none)).toMatchObject({ code: 'window_failed' });
  });

  it('uses another verifier and state each time', async () => {
    const [one, other] = [await newPkce(), await newPkce()];
    expect(one.verifier).toMatch(/^[\w.~-]{43,128}$/);
    expect(one.verifier).not.toBe(other.verifier);
    expect(one.state).not.toBe(other.state);
  });
});

describe('signing in by a code', () => {
  const DEVICE = {
    deviceCode: 'd'.repeat(43),
    userCode: 'BCDF-GHJK',
    verificationUri: `${HUB}/auth/device`,
    verificationUriComplete: `${HUB}/auth/device?user_code=BCDF-GHJK`,
    interval: 5,
    expiresIn: 60,
  };
  /** Signs in at a hub that answers each question for the token with the next of these. */
  async function signIn(answers: (() => Response)[], device = DEVICE) {
    const waits: number[] = [];
    const shown: string[] = [];
    const fetch: Fetch = async (url) => {
      if (url.endsWith('/v1/device')) return json(device);
      const next = answers.shift();
      if (next === undefined) throw new TypeError('no network');
      return next();
    };
    const result = await signInByCode(HUB, signal, {
      fetch,
      onCode: ({ userCode }) => void shown.push(userCode),
      wait: async (ms) => void waits.push(ms),
    });
    return { result, waits, shown };
  }

  it('asks by the hub’s interval until the person has said yes, and slower when it is told to', async () => {
    const pending = () => refusal('authorization_pending');
    const { result, waits, shown } = await signIn([pending, () => refusal('slow_down'), pending, joined]);
    expect(result).toMatchObject({ ok: true });
    expect(waits).toEqual([5_000, 5_000, 10_000, 10_000]);
    expect(shown).toEqual(['BCDF-GHJK']);
  });

  it('stops when they say no, or the hub no longer knows the code', async () => {
    for (const code of ['device_denied', 'device_expired']) {
      expect((await signIn([() => refusal(code)])).result).toMatchObject({ ok: false, code });
    }
  });

  it('goes on while the hub is away, and no longer than the code is good', async () => {
    const { result, waits } = await signIn([]);
    expect(result).toMatchObject({ ok: false, code: 'device_expired' });
    expect(waits).toHaveLength(12);
  });

  it('opens no page that is none', async () => {
    const { result, shown } = await signIn([], { ...DEVICE, verificationUriComplete: 'javascript:alert(1)' });
    expect(result).toMatchObject({ ok: false, code: 'answer_unreadable' });
    expect(shown).toEqual([]);
  });
});
