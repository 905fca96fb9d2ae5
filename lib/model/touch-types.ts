import type { Channel } from './channel.ts';

/** How much a type says about interest: `none` and `weak` are folded as passive, `fact` is a change and not a touch. */
export type Signal = 'none' | 'weak' | 'medium' | 'strong' | 'negative' | 'fact';

/** What a canonical touch type (dot-delimited, lower case, past tense) means. Its name stands in the locales. */
export type TouchType = { readonly channel: Channel; readonly signal: Signal };

/**
 * The canonical touch types. Source: Touchline's own taxonomy (facts on vendor APIs, touch-types.json, 2026-11-21);
 * the vendors' own names for each stand with their connectors. Anything else is kept as `other.<slug>`.
 */
export const TOUCH_TYPES = {
  'email.sent': { channel: 'email', signal: 'none' },
  'email.delivered': { channel: 'email', signal: 'none' },
  'email.opened': { channel: 'email', signal: 'weak' },
  'email.clicked': { channel: 'email', signal: 'medium' },
  'email.replied': { channel: 'email', signal: 'strong' },
  'email.forwarded': { channel: 'email', signal: 'medium' },
  'email.bounced': { channel: 'email', signal: 'negative' },
  'email.complained': { channel: 'email', signal: 'negative' },
  'consent.unsubscribed': { channel: 'email', signal: 'negative' },
  'consent.subscribed': { channel: 'email', signal: 'medium' },
  'form.submitted': { channel: 'web', signal: 'strong' },
  'page.viewed': { channel: 'web', signal: 'medium' },
  'link.clicked': { channel: 'web', signal: 'medium' },
  'content.downloaded': { channel: 'content', signal: 'strong' },
  'video.watched': { channel: 'content', signal: 'medium' },
  'event.invited': { channel: 'event', signal: 'none' },
  'event.registered': { channel: 'event', signal: 'strong' },
  'event.attended': { channel: 'event', signal: 'strong' },
  'event.cancelled': { channel: 'event', signal: 'negative' },
  'ad.clicked': { channel: 'ad', signal: 'medium' },
  'social.engaged': { channel: 'social', signal: 'weak' },
  'chat.started': { channel: 'web', signal: 'strong' },
  'message.sent': { channel: 'phone', signal: 'none' },
  'message.replied': { channel: 'phone', signal: 'strong' },
  'meeting.booked': { channel: 'phone', signal: 'strong' },
  'call.logged': { channel: 'phone', signal: 'fact' },
  'note.added': { channel: 'phone', signal: 'fact' },
  'campaign.added': { channel: 'other', signal: 'none' },
  'campaign.responded': { channel: 'other', signal: 'strong' },
  'list.added': { channel: 'other', signal: 'none' },
  'list.removed': { channel: 'other', signal: 'none' },
  'score.changed': { channel: 'other', signal: 'fact' },
  'stage.changed': { channel: 'other', signal: 'fact' },
  'moment.flagged': { channel: 'other', signal: 'strong' },
  'order.placed': { channel: 'web', signal: 'strong' },
} as const satisfies Record<string, TouchType>;

export type KnownTouchType = keyof typeof TOUCH_TYPES;

const OTHER = { channel: 'other', signal: 'medium' } as const satisfies TouchType;

/** `true` for one of the canonical types. */
export const isKnownTouchType = (type: string): type is KnownTouchType => Object.hasOwn(TOUCH_TYPES, type);

/** What a type means; an unknown one may say something. */
export const touchType = (type: string): TouchType => (isKnownTouchType(type) ? TOUCH_TYPES[type] : OTHER);

/** The name of a type that no locale knows: the slug of an `other.<slug>`, with its words apart. */
export function otherTouchName(type: string): string {
  const words = type
    .replace(/^other\./, '')
    .replaceAll('_', ' ')
    .trim();
  return words === '' ? type : words[0]?.toUpperCase() + words.slice(1);
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
