import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { HubEnv } from '#server/app/env.ts';
import { placesOf } from '#server/auth/memberships.ts';
import { noteFailure } from '#server/auth/note-failure.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import { fromClient, type Try } from '#server/auth/tries.ts';
import type { Store } from '#server/db/store.ts';
import { codeLetter } from '#server/mail/letters.ts';
import { browserOf, readForm } from './form.ts';
import { invitedBy } from './invited.ts';
import { knownBrowser, rememberBrowser } from './known-browser.ts';
import { safeNext } from './next.ts';
import { goOn, page, saying } from './page-route.ts';
import { SayNo } from './say-no.ts';
import { answerCodeForm, answerSignIn } from './sign-in-page.ts';

type Deps = { readonly signIn: SignIn; readonly store: Store; readonly now: () => Date };

const addressForm = z.object({
  email: z.pipe(z.string().check(z.trim(), z.toLowerCase()), z.email().check(z.maxLength(254))),
});
const codeForm = z.object({ ...addressForm.shape, code: z.string().check(z.maxLength(20)) });

/** Signing in on the hub's own pages: by a mailed code, or through the company's provider. */
export function signInRoutes(deps: Deps) {
  const { signIn } = deps;
  const { people, publicUrl } = signIn;
  const nextOf = (c: Context<HubEnv>) => safeNext(c.req.query('next'), publicUrl);
  return new Hono<HubEnv>()
    .get(
      '/auth/sign-in',
      page('Sign in on the hub’s own pages'),
      saying((c) => answerSignIn(c, signIn, { next: nextOf(c) })),
    )
    .post(
      '/auth/email',
      page('Ask for a code by mail'),
      saying(async (c) => {
        const { email } = await readForm(c, signIn, addressForm);
        await sendCode(c, deps, email);
        return answerCodeForm(c, signIn, { next: nextOf(c), email });
      }),
    )
    .post(
      '/auth/code',
      page('Sign in by the mailed code'),
      saying(async (c) => {
        const { email, code } = await readForm(c, signIn, codeForm);
        const asked = { email, browser: browserOf(c) };
        const entered = await signIn.mailedCodes.enter(asked, code.replaceAll(' ', ''));
        if (entered === 'right') {
          rememberBrowser(c, signIn, email);
          return goOn(c, nextOf(c), await people.signInProved(email));
        }
        if (entered === 'none') await within(signIn, fromClient('codeEnteredFromClient', c.var.clientAddress));
        else void noteFailure(deps.store, email, 'mailed_code').catch(() => {});
        return answerCodeForm(c, signIn, { next: nextOf(c), email, wrong: true });
      }),
    )
    .get(
      '/auth/sso/:provider',
      page('Go to the company’s own sign-in'),
      saying(async (c) => {
        const { value, cookies } = await people.goToProvider(
          c.req.param('provider') ?? '',
          `${publicUrl}${nextOf(c)}`,
          c.req.raw.headers,
        );
        if (value === null) throw new SayNo('provider_away');
        return goOn(c, value, cookies);
      }),
    )
    .get(
      '/auth/callback/:provider',
      page('Come back from the company’s own sign-in'),
      saying((c) => people.comeBack(c.req.param('provider') ?? '', ownRequest(c, publicUrl))),
    );
}

/**
 * Mails a code to who may come in. The request does the same work and answers the same for everybody: whether the
 * address belongs to anyone shows in their mailbox alone, because looking that up and sending happen after the answer.
 */
async function sendCode(c: Context<HubEnv>, { signIn, store, now }: Deps, email: string): Promise<void> {
  if (signIn.mailer.way === 'none') throw new SayNo('mail_missing');
  await within(signIn, budgetsOf(c, signIn, email));
  const code = await signIn.mailedCodes.make({ email, browser: browserOf(c) });
  const next = safeNext(c.req.query('next'), signIn.publicUrl);
  void (async () => {
    const known = (await placesOf(store, email)).length > 0 || (await invitedBy(store, next, now)) !== null;
    if (known) await signIn.mailer.send(codeLetter(email, { hubName: signIn.settings.hubName, code }));
  })().catch(() => {});
}

/** Whoever knows an address can use up what strangers may ask for it, and nothing of what a browser may that it signed in by. */
function budgetsOf(c: Context<HubEnv>, signIn: SignIn, email: string): Try[] {
  const known = knownBrowser(c, signIn, email);
  if (known !== null) return [['codesForKnownBrowser', known]];
  const { clientAddress } = c.var;
  return [
    ['codesForAddressFromClient', `${email} ${clientAddress}`],
    ['codesForAddress', email],
    ...fromClient('codesFromClient', clientAddress),
  ];
}

async function within({ tries }: SignIn, keys: readonly Try[]): Promise<void> {
  if ((await tries.take(...keys)) !== null) throw new SayNo('too_often');
}

/** The request as it was made to PUBLIC_URL, whatever name a proxy asked this hub by. */
const ownRequest = (c: Context<HubEnv>, publicUrl: string): Request =>
  new Request(`${publicUrl}${new URL(c.req.url).pathname}${new URL(c.req.url).search}`, { headers: c.req.raw.headers });
