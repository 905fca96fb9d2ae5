import type { Context } from 'hono';
import { html } from 'hono/html';
import { answerPage } from '#server/app/page.ts';

/** Why a sign-in page cannot go on: a heading and what to do. */
const REASONS = {
  connect_invalid: [400, 'This sign-in is not one of Touchline’s', 'Start it again from Touchline’s options.'],
  form_old: [403, 'This page is too old', 'Go back, load the page again, and try once more.'],
  form_unreadable: [400, 'Something is missing', 'Go back and fill in the form.'],
  mail_missing: [503, 'This hub cannot send mail', 'Sign in another way, or ask whoever runs the hub.'],
  too_often: [429, 'Too many tries', 'Wait a quarter of an hour, then try again.'],
  provider_away: [503, 'Your company’s sign-in does not answer', 'Try again in a moment, or sign in by e-mail.'],
  provider_failed: [400, 'Signing in there did not work', 'Start again. If it stays so, ask whoever runs the hub.'],
  address_unproved: [
    403,
    'Your company’s sign-in did not confirm your address',
    'Sign in by e-mail instead, or ask whoever runs the hub to add your domain to its settings.',
  ],
  not_a_member: [403, 'You are not in this workspace', 'Ask one of its admins for an invitation.'],
  invitation_invalid: [
    404,
    'This invitation does not work',
    'It may have been used already or be older than seven days: ask for a new one.',
  ],
  invitation_foreign: [403, 'This invitation is for another address', 'Sign in with the address it was sent to.'],
  device_unknown: [404, 'No device waits under this code', 'Check the code, or start again on the device.'],
} as const satisfies Record<string, readonly [400 | 403 | 404 | 429 | 503, string, string]>;

export type Reason = keyof typeof REASONS;
export const isReason = (text: string): text is Reason => Object.hasOwn(REASONS, text);

/** A sign-in page says no. Thrown anywhere below a page's route; `answerNo` makes it a page. */
export class SayNo extends Error {
  override readonly name = 'SayNo';
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The reason as a page. */
export function answerNo(c: Context, reason: Reason) {
  const [status, heading, advice] = REASONS[reason];
  const body = html`<h1>${heading}</h1>
    <p>${advice}</p>
    <p class="quiet">Code: <code>${reason}</code></p>`;
  return answerPage(c, heading, body, { status });
}
