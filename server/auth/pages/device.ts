import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { id } from '#lib/model/id.ts';
import type { HubEnv } from '#server/app/env.ts';
import { answerPage } from '#server/app/page.ts';
import type { WaitingDevice } from '#server/auth/grants/devices.ts';
import type { Person } from '#server/auth/people/people.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import { admittedAs, answerConsent, beforeConsent, type ConsentDeps, chosen } from './consent.ts';
import { readForm } from './form.ts';
import { page, saying } from './page-route.ts';
import { SayNo } from './say-no.ts';

const decision = z.object({ decision: z.enum(['yes', 'no']), workspace: z.optional(id) });

/** Lets in a device that shows a code (RFC 8628). */
export function deviceRoutes(deps: ConsentDeps) {
  const { signIn } = deps;
  return new Hono<HubEnv>()
    .get(
      '/auth/device',
      page('Let in a device by the code that it shows'),
      saying(async (c) => {
        const here = hereOf(c);
        const ready = await beforeConsent(c, deps, { here });
        if (ready instanceof Response) return ready;
        const typed = c.req.query('user_code') ?? '';
        if (typed === '') return askForCode(c);
        const device = await waiting(signIn, ready.person, typed);
        const who = html`<strong>${device.name ?? 'A device'}</strong>, which shows the code <strong>${device.userCode}</strong>,`;
        return answerConsent(c, signIn, { ...ready, asking: { here, who, formAction: [] } });
      }),
    )
    .post(
      '/auth/device',
      page('Say yes or no to the device'),
      saying(async (c) => {
        const said = await readForm(c, signIn, decision);
        const here = hereOf(c);
        const ready = await beforeConsent(c, deps, { here });
        if (ready instanceof Response) return ready;
        const { userCode } = await waiting(signIn, ready.person, c.req.query('user_code') ?? '');
        if (said.decision === 'no') return decided(c, await signIn.devices.decide(userCode, null), 'You said no');
        const membership = chosen(c, signIn, { ...ready, workspaceId: said.workspace ?? '', here });
        if (membership instanceof Response) return membership;
        const who = await admittedAs(deps, ready.person, membership);
        return decided(c, await signIn.devices.decide(userCode, who), 'The device is in');
      }),
    );
}

const hereOf = (c: Context<HubEnv>): string => `/auth/device${new URL(c.req.url).search}`;

/** The device under this code. Each look counts, since a code that fits would let in whoever guessed it. */
async function waiting({ tries, devices }: SignIn, person: Person, typed: string): Promise<WaitingDevice> {
  if ((await tries.take(['deviceCodeEntered', person.id])) !== null) throw new SayNo('too_often');
  const device = await devices.find(typed);
  if (device === null) throw new SayNo('device_unknown');
  return device;
}

const askForCode = (c: Context<HubEnv>) =>
  answerPage(
    c,
    'Let in a device',
    html`<h1>Let in a device</h1>
      <p>Enter the code that it shows. Do so only if you started this yourself just now.</p>
      <form method="get" action="/auth/device">
        <label for="user_code">Code</label>
        <input id="user_code" class="code" name="user_code" autocomplete="off" autocapitalize="characters" autofocus required maxlength="12">
        <button class="first">Go on</button>
      </form>`,
    { formAction: ["'self'"] },
  );

function decided(c: Context<HubEnv>, done: boolean, heading: string) {
  if (!done) throw new SayNo('device_unknown');
  return answerPage(c, heading, html`<h1>${heading}</h1><p>You can close this page.</p>`);
}
