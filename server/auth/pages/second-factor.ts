import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import type { HubEnv } from '#server/app/env.ts';
import { answerPage } from '#server/app/page.ts';
import { noteFailure } from '#server/auth/note-failure.ts';
import type { Person } from '#server/auth/people/people.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import type { Store } from '#server/db/store.ts';
import { formKey, readForm } from './form.ts';
import { goingOn, safeNext } from './next.ts';
import { goOn, page, saying } from './page-route.ts';
import { qrCode } from './qr-code.ts';
import { SayNo } from './say-no.ts';
import { answerSignIn } from './sign-in-page.ts';

const shown = z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)), with: z.enum(['app', 'recovery']) });
const OWN = { formAction: ["'self'"] };

/** Setting up and showing the second factor: an authenticator app, or a recovery code when it is lost. */
export function secondFactorRoutes({ signIn, store }: { signIn: SignIn; store: Store }) {
  const { secondFactor, whoAsks } = signIn.people;
  const nextOf = (c: Context<HubEnv>) => safeNext(c.req.query('next'), signIn.publicUrl);
  return new Hono<HubEnv>()
    .get(
      '/auth/second-factor',
      page('Show the second factor, or set one up'),
      saying(async (c) => {
        const person = await whoAsks(c.req.raw.headers);
        if (person === null) return answerSignIn(c, signIn, { next: nextOf(c) });
        return person.hasSecondFactor ? answerAsk(c, signIn, nextOf(c)) : answerOffer(c, signIn, nextOf(c));
      }),
    )
    .post(
      '/auth/second-factor/new',
      page('Make a new second factor'),
      saying(async (c) => {
        await readForm(c, signIn, z.object({}));
        const person = await whoAsks(c.req.raw.headers);
        if (person === null) return answerSignIn(c, signIn, { next: nextOf(c) });
        const made = await secondFactor.begin(c.req.raw.headers);
        return made === null ? answerAsk(c, signIn, nextOf(c)) : answerNew(c, signIn, { ...made, next: nextOf(c) });
      }),
    )
    .post(
      '/auth/second-factor',
      page('Check a code of the second factor'),
      saying(async (c) => {
        const said = await readForm(c, signIn, shown);
        const person = await whoAsks(c.req.raw.headers);
        if (person === null) return answerSignIn(c, signIn, { next: nextOf(c) });
        const { value, cookies } = await check(c, signIn, { person, said });
        if (value) return goOn(c, nextOf(c), cookies);
        void noteFailure(store, person.email, 'second_factor').catch(() => {});
        return answerAsk(c, signIn, nextOf(c), true);
      }),
    );
}

async function check(
  c: Context<HubEnv>,
  signIn: SignIn,
  { person, said }: { person: Person; said: z.infer<typeof shown> },
) {
  if ((await signIn.tries.take(['secondFactor', person.id])) !== null) throw new SayNo('too_often');
  const { confirm, recover } = signIn.people.secondFactor;
  const { headers } = c.req.raw;
  return said.with === 'app' ? confirm(headers, said.code.replaceAll(' ', '')) : recover(headers, said.code.trim());
}

const answerAsk = (c: Context<HubEnv>, signIn: SignIn, next: string, wrong = false) =>
  answerPage(
    c,
    'Second factor',
    html`<h1>Your second factor</h1>
    ${wrong ? html`<p class="alert" role="alert">This code is wrong. A code of the app is good for half a minute.</p>` : ''}
    ${codeForm(c, signIn, next)}
    <details><summary>The app is lost</summary>
      <form method="post" action="${goingOn('/auth/second-factor', next)}">${formKey(c, signIn)}
        <input type="hidden" name="with" value="recovery">
        <label for="recovery">One of your recovery codes</label>
        <input id="recovery" name="code" autocomplete="off" required maxlength="40">
        <button>Go on</button>
      </form></details>`,
    OWN,
  );

const codeForm = (c: Context<HubEnv>, signIn: SignIn, next: string) =>
  html`<form method="post" action="${goingOn('/auth/second-factor', next)}">${formKey(c, signIn)}
    <input type="hidden" name="with" value="app">
    <label for="code">The code that your authenticator app shows</label>
    <input id="code" class="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="7">
    <button class="first">Go on</button>
  </form>`;

const answerOffer = (c: Context<HubEnv>, signIn: SignIn, next: string) =>
  answerPage(
    c,
    'Set up a second factor',
    html`<h1>Set up a second factor</h1>
    <p>A code from an authenticator app, besides your address, keeps others out who get at your mail. Your role may need it.</p>
    <form method="post" action="${goingOn('/auth/second-factor/new', next)}">${formKey(c, signIn)}<button class="first">Set it up</button></form>`,
    OWN,
  );

function answerNew(c: Context<HubEnv>, signIn: SignIn, made: { uri: string; recoveryCodes: string[]; next: string }) {
  const secret = new URL(made.uri).searchParams.get('secret') ?? '';
  return answerPage(
    c,
    'Set up a second factor',
    html`<h1>Set up a second factor</h1>
    <ol>
      <li><p>Scan this with your authenticator app, or <a href="${made.uri}">open the app</a> on this device:</p>
        ${qrCode(made.uri, 'QR code of the key below')}
        <p>Where neither works, enter this key: <code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p></li>
      <li><p>Keep these recovery codes where you keep passwords. Each lets you in once when the app is lost; they are not shown again.</p>
        <ul class="codes">${made.recoveryCodes.map((code) => html`<li><code>${code}</code></li>`)}</ul></li>
      <li><p>Enter the code that the app shows now.</p>${codeForm(c, signIn, made.next)}</li>
    </ol>`,
    OWN,
  );
}
