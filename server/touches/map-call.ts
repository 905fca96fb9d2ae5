import { randomUUID } from 'node:crypto';
import { readEmail } from '#lib/model/address.ts';
import { touchTypeOfName } from '#lib/model/touch-names.ts';
import { touchType } from '#lib/model/touch-types.ts';
import { occurredAt } from './clock.ts';
import { type Bag, bagOf, textOf } from './fields.ts';
import type { Incoming, IncomingTouch, PersonFacts, PersonKeys } from './incoming.ts';
import { companyFacts, personFacts } from './person-facts.ts';
import type { SegmentCall } from './segment-call.ts';
import { verdictOf } from './verdict.ts';

/** Why a call that reads well still says nothing. */
export type MapFault = { readonly path: string; readonly message: string };
export type Mapped = { readonly incoming: Incoming } | { readonly fault: MapFault };

/** When the call came in (ms since 1970) and when its batch was sent, where the event itself doesn't say. */
export type Arrival = { readonly receivedAt: number; readonly sentAt: string | null };

/** Turns a Segment call into what it says about a person and a touch. */
export function mapCall(call: SegmentCall, arrival: Arrival): Mapped {
  const keys = keysOf(call);
  if (!keys.email && !keys.userId && !keys.anonymousId) {
    return fault('userId', 'Say who it was: userId, anonymousId, or an address in context.traits.email.');
  }
  if (call.type === 'track' && !call.event?.trim()) return fault('event', 'A track call needs the name of its event.');
  if (call.type === 'alias' && !keys.previousId) return fault('previousId', 'An alias call needs previousId.');
  const at = occurredAt({ ...call, sentAt: call.sentAt ?? arrival.sentAt }, arrival.receivedAt);
  if (at === null) return fault('timestamp', 'The moment cannot be read. Write it as 2026-03-04T15:30:00.000Z.');
  return {
    incoming: {
      messageId: call.messageId?.trim() || randomUUID(),
      keys,
      person: factsOf(call),
      touch: touchOf(call, at),
    },
  };
}

const fault = (path: string, message: string): Mapped => ({ fault: { path, message } });

/** A user id that is an address counts as the address too: many tools send it so. */
function keysOf(call: SegmentCall): PersonKeys {
  const userId = call.userId?.trim() || null;
  const written =
    textOf(call.traits, ['email'], 400) ??
    textOf(bagOf(call.context, 'traits'), ['email'], 400) ??
    textOf(call.properties, ['email'], 400);
  return {
    email: readEmail(written ?? '') ?? readEmail(userId ?? ''),
    userId,
    anonymousId: call.anonymousId?.trim() || null,
    previousId: call.previousId?.trim() || null,
  };
}

function factsOf(call: SegmentCall): PersonFacts | null {
  const context = bagOf(call.context, 'traits');
  if (call.type === 'identify') return personFacts({ ...context, ...call.traits });
  if (call.type === 'group') {
    const group = call.traits ?? {};
    return { name: null, title: null, phone: null, company: companyFacts(group), traits: { group } };
  }
  return Object.keys(context).length > 0 ? personFacts(context) : null;
}

function touchOf(call: SegmentCall, at: string): IncomingTouch | null {
  if (call.type === 'track') return tracked(call, at);
  if (call.type === 'page' || call.type === 'screen') return viewed(call, at);
  return null;
}

function tracked(call: SegmentCall, at: string): IncomingTouch {
  const name = (call.event ?? '').trim();
  const type = touchTypeOfName(name);
  const props = call.properties ?? {};
  const title = titleIn(type, props) ?? (isPlain(name, type) ? null : name.slice(0, 300).toWellFormed());
  return made(call, { type, at, title, nativeType: name.slice(0, 300), props: withPage(call, props) });
}

/** A visit that came by a paid click is that click; any other is a page view. */
function viewed(call: SegmentCall, at: string): IncomingTouch {
  const props = withPage(call, call.properties ?? {});
  const medium = textOf(bagOf(call.context, 'campaign'), ['medium'])?.toLowerCase() ?? '';
  const type = PAID_MEDIUMS.has(medium) ? 'ad.clicked' : 'page.viewed';
  const title = call.name?.trim() || textOf(props, ['title', 'name', 'path', 'url']);
  return made(call, { type, at, title: title?.slice(0, 300).toWellFormed() ?? null, nativeType: call.type, props });
}

const PAID_MEDIUMS = new Set([
  'cpc',
  'ppc',
  'cpm',
  'cpv',
  'paid',
  'paidsearch',
  'paid-search',
  'paidsocial',
  'paid-social',
  'display',
]);

type Parts = { type: string; at: string; title: string | null; nativeType: string; props: Bag };

function made(call: SegmentCall, { type, at, title, nativeType, props }: Parts): IncomingTouch {
  return {
    type,
    channel: touchType(type).channel,
    occurredAt: at,
    title,
    campaign: campaignIn(call),
    verdict: verdictOf(type, props),
    source: 'segment',
    nativeType,
    props,
  };
}

/** Where the touch's own title stands, by the first part of its type. */
const TITLE_KEYS: Record<string, readonly string[]> = {
  email: ['email_subject', 'emailSubject', 'subject', 'email_name', 'title'],
  consent: ['list_name', 'email_subject', 'subject'],
  form: ['form_name', 'formName', 'form', 'name', 'title'],
  content: ['title', 'content_name', 'asset_name', 'file_name', 'fileName', 'name'],
  event: ['event_name', 'webinar_name', 'webinar', 'title', 'name'],
  page: ['title', 'name', 'path', 'url'],
};
const ANY_TITLE = ['title', 'name', 'subject'];

const titleIn = (type: string, props: Bag): string | null =>
  type.startsWith('other.') ? null : textOf(props, TITLE_KEYS[type.split('.')[0] ?? ''] ?? ANY_TITLE);

/** "Form Submitted" says no more than its type does. */
const isPlain = (name: string, type: string): boolean =>
  name.toLowerCase().replace(/[^a-z]+/g, '.') === type || /^email[\s_]/i.test(name);

/** The page's path and address, which scoring rules look at, where the event itself has none. */
function withPage(call: SegmentCall, props: Bag): Bag {
  const page = bagOf(call.context, 'page');
  const [path, url] = [textOf(page, ['path'], 1_000), textOf(page, ['url'], 2_000)];
  return { ...(path !== null && { path }), ...(url !== null && { url }), ...props };
}

const campaignIn = (call: SegmentCall): string | null =>
  textOf(call.properties, ['campaign_name', 'campaignName', 'campaign']) ??
  textOf(bagOf(call.context, 'campaign'), ['name']) ??
  textOf(call.properties, ['campaign_id', 'campaignId']);
