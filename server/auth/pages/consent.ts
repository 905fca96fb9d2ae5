import type { Context } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { HubEnv } from '#server/app/env.ts';
import { answerPage } from '#server/app/page.ts';
import { enter } from '#server/auth/enter.ts';
import type { Admitted } from '#server/auth/grants/connect-code.ts';
import { type Membership, membershipsOf } from '#server/auth/memberships.ts';
import type { Person } from '#server/auth/people/people.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import type { Store } from '#server/db/store.ts';
import { formKey } from './form.ts';
import { goingOn } from './next.ts';
import { goOn } from './page-route.ts';
import { SayNo } from './say-no.ts';
import { answerSignIn } from './sign-in-page.ts';

export type ConsentDeps = { readonly signIn: SignIn; readonly store: Store };

/** What is asked for, as the page shows it. */
export type Asking = {
  /** Path and query of this page. */
  readonly here: string;
  /** Who wants in: "Touchline in this browser". */
  readonly who: HtmlEscapedString | Promise<HtmlEscapedString>;
  readonly formAction: readonly string[];
};

/**
 * The steps before somebody says yes, each a page: signed in, second factor shown, a workspace chosen. Gives what the
 * page asked for needs, or the page of the step that is missing.
 */
export async function beforeConsent(
  c: Context<HubEnv>,
  { signIn, store }: ConsentDeps,
  { here }: Pick<Asking, 'here'>,
): Promise<Response | { person: Person; memberships: Membership[] }> {
  const person = await signIn.people.whoAsks(c.req.raw.headers);
  if (person === null) return answerSignIn(c, signIn, { next: here });
  if (person.hasSecondFactor && !person.shownSecondFactor) return goOn(c, goingOn('/auth/second-factor', here));
  return { person, memberships: await membershipsOf(store, person, signIn.people.providers) };
}

/** The membership that was chosen by its workspace, once its role's second factor was shown; else the missing step. */
export function chosen(
  c: Context<HubEnv>,
  { settings }: SignIn,
  {
    person,
    memberships,
    workspaceId,
    here,
  }: { person: Person; memberships: Membership[]; workspaceId: string; here: string },
): Response | Membership {
  const membership = memberships.find(({ workspace }) => workspace.id === workspaceId);
  if (membership === undefined) throw new SayNo('not_a_member');
  const needed = settings.twoFactorRoles.includes(membership.role);
  return needed && !person.shownSecondFactor ? goOn(c, goingOn('/auth/second-factor', here)) : membership;
}

/** Makes the membership, where the domain lets people join, and names the member. */
export async function admittedAs({ store }: ConsentDeps, person: Person, membership: Membership): Promise<Admitted> {
  const workspaceId = membership.workspace.id;
  const memberId = membership.memberId ?? (await enter(store, { workspaceId, person, role: membership.role }));
  if (memberId === null) throw new SayNo('not_a_member');
  return { workspaceId, memberId };
}

/** Asks which workspace (where there are several) and whether to let in. */
export function answerConsent(
  c: Context<HubEnv>,
  signIn: SignIn,
  { person, memberships, asking }: { person: Person; memberships: Membership[]; asking: Asking },
) {
  const { here, who, formAction } = asking;
  const options = { formAction: ["'self'", ...formAction] };
  const signOut = html`<form method="post" action="${goingOn('/auth/sign-out', here)}">${formKey(c, signIn)}
    <p class="quiet">Signed in as ${person.email}. <button>Use another address</button></p></form>`;
  if (memberships.length === 0) {
    return answerPage(
      c,
      'No workspace',
      html`<h1>No workspace has you yet</h1>
      <p>${person.email} is in no workspace of this hub. Ask a colleague who uses Touchline for an invitation to this address.</p>
      ${signOut}`,
      options,
    );
  }
  // Of several workspaces none is the likelier one.
  const standsOut = memberships.length === 1 ? 'first' : '';
  return answerPage(
    c,
    'Let Touchline in',
    html`<h1>Let Touchline in?</h1>
    <p>${who} asks to work in ${memberships.length === 1 ? 'this workspace' : 'one of these workspaces'} of ${signIn.settings.hubName} as you.</p>
    ${memberships.map(
      (membership) => html`<section><h2>${membership.workspace.name}</h2>
      ${facts(membership)}
      <form method="post" action="${here}">${formKey(c, signIn)}
        <input type="hidden" name="workspace" value="${membership.workspace.id}">
        <button class="${standsOut}" name="decision" value="yes">Let in to ${membership.workspace.name}</button>
      </form></section>`,
    )}
    <form method="post" action="${here}">${formKey(c, signIn)}<button name="decision" value="no">No, don’t</button></form>
    ${signOut}`,
    options,
  );
}

const facts = ({ role, people, admins, memberId }: Membership) => html`<dl>
  <dt>Your role</dt><dd>${memberId === null ? `${role} (you join by your company’s domain)` : role}</dd>
  <dt>People</dt><dd>${people}</dd>
  <dt>Looked after by</dt><dd>${admins.length === 0 ? 'nobody yet' : admins.join(', ')}</dd>
</dl>`;
