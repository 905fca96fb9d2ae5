import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import type { HubEnv } from '#server/app/env.ts';
import { answerPage } from '#server/app/page.ts';
import { accept, isFor } from '#server/auth/accept.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import type { Store } from '#server/db/store.ts';
import { formKey, readForm } from './form.ts';
import { invitedWith } from './invited.ts';
import { goingOn } from './next.ts';
import { goOn, page, saying } from './page-route.ts';
import { SayNo } from './say-no.ts';
import { answerSignIn } from './sign-in-page.ts';

type Deps = { readonly signIn: SignIn; readonly store: Store; readonly now: () => Date };

const pasted = z.object({ link: z.string().check(z.maxLength(400)) });

/** Coming in by an invitation: the address that somebody proves becomes the member's. */
export function invitationRoutes({ signIn, store, now }: Deps) {
  const invited = async (c: Context<HubEnv>) => {
    const code = c.req.query('code') ?? '';
    const found = await invitedWith(store, code, now);
    if (found === null) throw new SayNo('invitation_invalid');
    return { ...found, code, here: `/auth/invitation?${new URLSearchParams({ code })}` };
  };
  return new Hono<HubEnv>()
    .get(
      '/auth/invitation',
      page('An invitation, opened from a mail or by pasting its link'),
      saying(async (c) => {
        if (c.req.query('code') === undefined) return askForLink(c, signIn);
        const { workspace, member, here } = await invited(c);
        const person = await signIn.people.whoAsks(c.req.raw.headers);
        if (person === null) return answerSignIn(c, signIn, { next: here, email: member.email ?? '' });
        if (!isFor(member, person.email)) return answerForeign(c, signIn, { here, email: person.email });
        return answerPage(
          c,
          `Join ${workspace.name}`,
          html`<h1>Join ${workspace.name}?</h1>
        <p>You are invited as ${member.role}, and signed in as ${person.email}.</p>
        <form method="post" action="${here}">${formKey(c, signIn)}<button class="first">Join ${workspace.name}</button></form>
        ${otherAddress(c, signIn, here)}`,
          { formAction: ["'self'"] },
        );
      }),
    )
    .post(
      '/auth/invitation',
      page('Accept an invitation, or go to the one whose link was pasted'),
      saying(async (c) => {
        if (c.req.query('code') === undefined) {
          const { link } = await readForm(c, signIn, pasted);
          return goOn(c, `/auth/invitation?${new URLSearchParams({ code: link.trim().split('#').at(-1) ?? '' })}`);
        }
        await readForm(c, signIn, z.object({}));
        const { workspace, code, here } = await invited(c);
        const person = await signIn.people.whoAsks(c.req.raw.headers);
        if (person === null) return goOn(c, here);
        const refusal = await accept(store, { code, email: person.email, now: now() });
        if (refusal !== null) throw new SayNo(refusal);
        return answerPage(
          c,
          `You are in ${workspace.name}`,
          html`<h1>You are in ${workspace.name}</h1>
        <p>Open Touchline’s options in your browser, enter this address, and sign in:</p>
        <p><code>${signIn.publicUrl}</code></p>`,
        );
      }),
    );
}

const otherAddress = (c: Context<HubEnv>, signIn: SignIn, here: string) =>
  html`<form method="post" action="${goingOn('/auth/sign-out', here)}">${formKey(c, signIn)}<button>Use another address</button></form>`;

/** Somebody else is signed in than the invitation is for: it says nothing of the workspace to them. */
const answerForeign = (c: Context<HubEnv>, signIn: SignIn, { here, email }: { here: string; email: string }) =>
  answerPage(
    c,
    'An invitation for another address',
    html`<h1>This invitation is for another address</h1>
      <p>You are signed in as ${email}. Sign in with the address it was sent to.</p>
      ${otherAddress(c, signIn, here)}`,
    { formAction: ["'self'"], status: 403 },
  );

const askForLink = (c: Context<HubEnv>, signIn: SignIn) =>
  answerPage(
    c,
    'Your invitation',
    html`<h1>Your invitation</h1>
      <form method="post" action="/auth/invitation">${formKey(c, signIn)}
        <label for="link">The link that you were given</label>
        <input id="link" name="link" type="url" autofocus required maxlength="400">
        <button class="first">Go on</button>
      </form>`,
    { formAction: ["'self'"] },
  );
