import type { Context } from 'hono';
import { html } from 'hono/html';
import type { HubEnv } from '#server/app/env.ts';
import { answerPage } from '#server/app/page.ts';
import { CODE_SECONDS, CODE_TRIES } from '#server/auth/grants/mailed-code.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import { formKey } from './form.ts';
import { goingOn } from './next.ts';

const OWN = { formAction: ["'self'"] };

/** The ways in: the company's own sign-in, or a code by mail. */
export function answerSignIn(
  c: Context<HubEnv>,
  signIn: SignIn,
  { next, email = '' }: { next: string; email?: string },
) {
  const { settings, people, mailer } = signIn;
  const { hubName, hubContact } = settings;
  return answerPage(
    c,
    `Sign in to ${hubName}`,
    html`<h1>Sign in to ${hubName}</h1>
      ${people.providers.map(
        ({ id, name }) => html`<p><a class="button" href="${goingOn(`/auth/sso/${id}`, next)}">${name}</a></p>`,
      )}
      ${mailer.way === 'none' ? noMail(people.providers.length) : emailForm(c, signIn, { next, email })}
      ${mailer.way === 'outbox' ? html`<p class="quiet">This hub sends no mail: it shows it on <a href="/outbox">its outbox</a>.</p>` : ''}
      ${hubContact === null ? '' : html`<p class="quiet">This hub is run by ${hubContact}.</p>`}`,
    OWN,
  );
}

const emailForm = (c: Context<HubEnv>, signIn: SignIn, { next, email }: { next: string; email: string }) =>
  html`<form method="post" action="${goingOn('/auth/email', next)}">
    ${formKey(c, signIn)}
    <label for="email">Your work e-mail address</label>
    <input id="email" name="email" type="email" autocomplete="email" autofocus required maxlength="254" value="${email}">
    <button class="first">Send me a code</button>
  </form>`;

const noMail = (providers: number) =>
  providers > 0
    ? ''
    : html`<p>This hub cannot send mail. Paste a join link into Touchline’s options instead; an admin can make one.</p>`;

/** Where the mailed code is entered. What it says is the same for every address. */
export function answerCodeForm(
  c: Context<HubEnv>,
  signIn: SignIn,
  { next, email, wrong = false }: { next: string; email: string; wrong?: boolean },
) {
  return answerPage(
    c,
    'Enter the code',
    html`<h1>Enter the code</h1>
      ${wrong ? html`<p class="alert" role="alert">This code is wrong or has ended. After ${CODE_TRIES} tries only a new one works.</p>` : ''}
      <p>If <strong>${email}</strong> may sign in here, a code of six digits is on its way. It is good for ${CODE_SECONDS / 60} minutes.</p>
      <form method="post" action="${goingOn('/auth/code', next)}">
        ${formKey(c, signIn)}
        <input type="hidden" name="email" value="${email}">
        <label for="code">Code</label>
        <input id="code" class="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" title="The six digits from the mail" autofocus required>
        <button class="first">Sign in</button>
      </form>
      <p><a href="${goingOn('/auth/sign-in', next)}">Send a new code, or use another address</a></p>`,
    OWN,
  );
}
