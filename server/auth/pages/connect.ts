import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { id } from '#lib/model/id.ts';
import type { HubEnv } from '#server/app/env.ts';
import { admittedAs, answerConsent, beforeConsent, type ConsentDeps, chosen } from './consent.ts';
import { readForm } from './form.ts';
import { page, saying } from './page-route.ts';
import { isAllowed, originOf } from './redirects.ts';
import { SayNo } from './say-no.ts';

/** What the extension opens: where the code is to go, and the challenge whose verifier it keeps (PKCE, S256 alone). */
const query = z.object({
  redirect_uri: z.string().check(z.maxLength(500)),
  state: z.string().check(z.minLength(8), z.maxLength(200)),
  code_challenge: z.string().check(z.regex(/^[\w-]{43}$/)),
  code_challenge_method: z.literal('S256'),
});
type Request = z.infer<typeof query>;

const decision = z.object({ decision: z.enum(['yes', 'no']), workspace: z.optional(id) });

/** Lets the extension in: sign-in, second factor, workspace and consent, then a redirect with a code. */
export function connectRoutes(deps: ConsentDeps) {
  const { signIn } = deps;
  return new Hono<HubEnv>()
    .get(
      '/auth/connect',
      page('Let the extension in (PKCE): sign in, choose the workspace, say yes'),
      saying(async (c) => {
        const request = readRequest(c, signIn.settings.redirects);
        const here = hereOf(c);
        const ready = await beforeConsent(c, deps, { here });
        if (ready instanceof Response) return ready;
        const who = html`<strong>Touchline in this browser</strong>`;
        return answerConsent(c, signIn, {
          ...ready,
          asking: { here, who, formAction: [originOf(request.redirect_uri)] },
        });
      }),
    )
    .post(
      '/auth/connect',
      page('Say yes or no to the extension'),
      saying(async (c) => {
        const request = readRequest(c, signIn.settings.redirects);
        const said = await readForm(c, signIn, decision);
        if (said.decision === 'no') return sendBack(c, request, { error: 'access_denied' });
        const here = hereOf(c);
        const ready = await beforeConsent(c, deps, { here });
        if (ready instanceof Response) return ready;
        const membership = chosen(c, signIn, { ...ready, workspaceId: said.workspace ?? '', here });
        if (membership instanceof Response) return membership;
        const who = await admittedAs(deps, ready.person, membership);
        const { code_challenge: challenge, redirect_uri: redirectUri } = request;
        return sendBack(c, request, { code: await signIn.codes.make(who, { challenge, redirectUri }) });
      }),
    );
}

/** Nothing is sent to an address that is not allowed, not even that it is not: the page says so here. */
function readRequest(c: Context<HubEnv>, redirects: readonly string[]): Request {
  const read = z.safeParse(query, c.req.query());
  if (!read.success || !isAllowed(read.data.redirect_uri, redirects)) throw new SayNo('connect_invalid');
  return read.data;
}

const hereOf = (c: Context<HubEnv>): string => `/auth/connect${new URL(c.req.url).search}`;

function sendBack(c: Context<HubEnv>, { redirect_uri, state }: Request, answer: Record<string, string>): Response {
  const target = new URL(redirect_uri);
  for (const [name, value] of Object.entries({ ...answer, state })) target.searchParams.set(name, value);
  return c.redirect(target.href, 302);
}
