import type { Channel } from './channel.ts';

/** How much a type says about interest: `none` and `weak` are folded as passive, `fact` is a change and not a touch. */
export type Signal = 'none' | 'weak' | 'medium' | 'strong' | 'negative' | 'fact';

/** One canonical touch type: dot-delimited, lower case, past tense. */
export type TouchType = { readonly label: string; readonly channel: Channel; readonly signal: Signal };

/**
 * The canonical touch types. Source: Touchline's own taxonomy (facts on vendor APIs, touch-types.json, 2026-11-21);
 * the vendors' own names for each stand with their connectors. Anything else is kept as `other.<slug>`.
 */
export const TOUCH_TYPES = {
  'email.sent': { label: 'Sent an e-mail', channel: 'email', signal: 'none' },
  'email.delivered': { label: 'Delivered', channel: 'email', signal: 'none' },
  'email.opened': { label: 'Opened (may be automatic)', channel: 'email', signal: 'weak' },
  'email.clicked': { label: 'Clicked a link in an e-mail', channel: 'email', signal: 'medium' },
  'email.replied': { label: 'Replied', channel: 'email', signal: 'strong' },
  'email.forwarded': { label: 'Forwarded', channel: 'email', signal: 'medium' },
  'email.bounced': { label: 'Bounced', channel: 'email', signal: 'negative' },
  'email.complained': { label: 'Marked as spam', channel: 'email', signal: 'negative' },
  'consent.unsubscribed': { label: 'Unsubscribed', channel: 'email', signal: 'negative' },
  'consent.subscribed': { label: 'Opted in', channel: 'email', signal: 'medium' },
  'form.submitted': { label: 'Submitted a form', channel: 'web', signal: 'strong' },
  'page.viewed': { label: 'Viewed a page', channel: 'web', signal: 'medium' },
  'link.clicked': { label: 'Clicked a tracked link', channel: 'web', signal: 'medium' },
  'content.downloaded': { label: 'Downloaded content', channel: 'content', signal: 'strong' },
  'video.watched': { label: 'Watched a video', channel: 'content', signal: 'medium' },
  'event.invited': { label: 'Invited to an event', channel: 'event', signal: 'none' },
  'event.registered': { label: 'Registered for an event', channel: 'event', signal: 'strong' },
  'event.attended': { label: 'Attended an event', channel: 'event', signal: 'strong' },
  'event.cancelled': { label: 'Cancelled or no-show', channel: 'event', signal: 'negative' },
  'ad.clicked': { label: 'Clicked an ad', channel: 'ad', signal: 'medium' },
  'social.engaged': { label: 'Social engagement', channel: 'social', signal: 'weak' },
  'chat.started': { label: 'Chatted on the site', channel: 'web', signal: 'strong' },
  'message.sent': { label: 'SMS/WhatsApp/push sent', channel: 'phone', signal: 'none' },
  'message.replied': { label: 'Answered an SMS/WhatsApp', channel: 'phone', signal: 'strong' },
  'meeting.booked': { label: 'Booked a meeting', channel: 'phone', signal: 'strong' },
  'call.logged': { label: 'Call logged', channel: 'phone', signal: 'fact' },
  'note.added': { label: 'Note added', channel: 'phone', signal: 'fact' },
  'campaign.added': { label: 'Added to a campaign', channel: 'other', signal: 'none' },
  'campaign.responded': { label: 'Responded to a campaign', channel: 'other', signal: 'strong' },
  'list.added': { label: 'Added to a list or segment', channel: 'other', signal: 'none' },
  'list.removed': { label: 'Removed from a list or segment', channel: 'other', signal: 'none' },
  'score.changed': { label: 'Score changed', channel: 'other', signal: 'fact' },
  'stage.changed': { label: 'Lifecycle stage changed', channel: 'other', signal: 'fact' },
  'moment.flagged': { label: 'Marketing flagged a moment', channel: 'other', signal: 'strong' },
  'order.placed': { label: 'Ordered', channel: 'web', signal: 'strong' },
} as const satisfies Record<string, TouchType>;

export type KnownTouchType = keyof typeof TOUCH_TYPES;

const OTHER = { channel: 'other', signal: 'medium' } as const;

/** `true` for one of the canonical types. */
export const isKnownTouchType = (type: string): type is KnownTouchType => Object.hasOwn(TOUCH_TYPES, type);

/** What a type means; an `other.<slug>` type is shown by its slug, with the words apart. */
export function touchType(type: string): TouchType {
  if (isKnownTouchType(type)) return TOUCH_TYPES[type];
  const words = type
    .replace(/^other\./, '')
    .replaceAll('_', ' ')
    .trim();
  return { ...OTHER, label: words === '' ? type : words[0]?.toUpperCase() + words.slice(1) };
}

/**
 * The type under which an unknown name from outside is kept: `other.` and a slug of at most 80 characters
 * in `[a-z0-9_]`. Letters that are not ASCII lose their marks; a name of which nothing is left becomes `other.unnamed`.
 */
export function otherTouchType(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 80);
  return `other.${slug === '' ? 'unnamed' : slug}`;
}

/** Whether a touch says something that a person did: not by a program, not passive, not a mere fact. */
export const isMeaningful = ({ type, verdict }: { type: string; verdict: string }): boolean =>
  verdict !== 'machine' && ['medium', 'strong', 'negative'].includes(touchType(type).signal);
