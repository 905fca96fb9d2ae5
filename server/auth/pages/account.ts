import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import type { HubEnv } from '#server/app/env.ts';
import { answerPage } from '#server/app/page.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import { formKey, readForm } from './form.ts';
import { safeNext } from './next.ts';
import { goOn, page, saying } from './page-route.ts';
import { answerNo, isReason } from './say-no.ts';
import { answerSignIn } from './sign-in-page.ts';

/** Who is signed in on the hub's pages, signing out of them, and why a sign-in elsewhere did not work. */
export function accountRoutes({ signIn }: { readonly signIn: SignIn }) {
  const { people } = signIn;
  return new Hono<HubEnv>()
    .get('/auth/problem', page('Why a sign-in did not work'), (c) => {
      const said = c.req.query('error') ?? '';
      return answerNo(c, isReason(said) ? said : 'provider_failed');
    })
    .get(
      '/auth/account',
      page('Who is signed in on the hub’s own pages'),
      saying(async (c) => {
        const person = await people.whoAsks(c.req.raw.headers);
        if (person === null) return answerSignIn(c, signIn, { next: '/auth/account' });
        return answerPage(
          c,
          'Signed in',
          html`<h1>You are signed in</h1>
        <p>As ${person.email} on ${signIn.settings.hubName}. You can close this page and go on in Touchline.</p>
        <p><a href="/auth/second-factor">${person.hasSecondFactor ? 'Your second factor' : 'Set up a second factor'}</a></p>
        <form method="post" action="/auth/sign-out">${formKey(c, signIn)}<button>Sign out here</button></form>`,
          { formAction: ["'self'"] },
        );
      }),
    )
    .post(
      '/auth/sign-out',
      page('Sign out of the hub’s own pages'),
      saying(async (c) => {
        await readForm(c, signIn, z.object({}));
        return goOn(c, safeNext(c.req.query('next'), signIn.publicUrl), await people.signOut(c.req.raw.headers));
      }),
    );
}
