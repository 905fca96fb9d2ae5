import { isKnownTouchType, type KnownTouchType, otherTouchType } from './touch-types.ts';

/**
 * Names under which tools send what they saw → our touch type. The first group is Segment's e-mail specification
 * (segment-docs, spec/email.md); the rest are the names that form, webinar and meeting tools use by habit. A name is
 * compared by its words alone: "Webinar Attended", "webinar_attended" and "webinarAttended" are one.
 */
const NAMES: Record<KnownTouchType, readonly string[]> = {
  'email.sent': ['email sent', 'send email', 'mail sent'],
  'email.delivered': ['email delivered', 'received email'],
  'email.opened': ['email opened', 'opened email', 'open email', 'email open'],
  'email.clicked': ['email link clicked', 'email clicked', 'clicked email', 'click email', 'email click'],
  'email.replied': ['email replied', 'replied to email', 'email reply'],
  'email.forwarded': ['email forwarded', 'forwarded email'],
  'email.bounced': ['email bounced', 'bounced email', 'email dropped', 'dropped email', 'email bounce'],
  'email.complained': ['email marked as spam', 'marked email as spam', 'spam complaint'],
  'consent.unsubscribed': ['unsubscribed', 'unsubscribe', 'email unsubscribed', 'unsubscribed from email marketing'],
  'consent.subscribed': [
    'subscribed',
    'opted in',
    'email subscribed',
    'subscribed to email marketing',
    'newsletter signup',
  ],
  'form.submitted': [
    'form submitted',
    'form submission',
    'submitted form',
    'form filled',
    'filled out form',
    'fill out form',
    'lead form submitted',
    'contact form submitted',
    'demo requested',
    'requested demo',
    'quote requested',
  ],
  'page.viewed': [
    'page viewed',
    'viewed page',
    'page view',
    'pageview',
    'page visited',
    'visited page',
    'visit webpage',
  ],
  'link.clicked': ['link clicked', 'clicked link', 'click link', 'cta clicked'],
  'content.downloaded': [
    'content downloaded',
    'downloaded content',
    'asset downloaded',
    'file downloaded',
    'whitepaper downloaded',
    'white paper downloaded',
    'ebook downloaded',
    'case study downloaded',
    'guide downloaded',
    'report downloaded',
    'download',
  ],
  'video.watched': [
    'video watched',
    'watched video',
    'video played',
    'video content playing',
    'video content started',
    'video content completed',
    'video playback started',
    'video playback completed',
  ],
  'event.invited': ['event invited', 'webinar invited', 'invited to event', 'invited to webinar'],
  'event.registered': [
    'event registered',
    'webinar registered',
    'registered for webinar',
    'registered for event',
    'event registration',
    'webinar registration',
  ],
  'event.attended': [
    'event attended',
    'webinar attended',
    'attended webinar',
    'attended event',
    'webinar joined',
    'event checked in',
  ],
  'event.cancelled': [
    'event cancelled',
    'event canceled',
    'webinar cancelled',
    'webinar canceled',
    'event no show',
    'webinar no show',
    'webinar missed',
  ],
  'ad.clicked': ['ad clicked', 'clicked ad', 'ad click'],
  'social.engaged': ['social engaged', 'social engagement', 'post liked', 'post shared', 'post commented'],
  'chat.started': [
    'chat started',
    'live chat started',
    'conversation started',
    'started chat',
    'live chat conversation started',
  ],
  'message.sent': ['message sent', 'sms sent', 'push sent', 'whatsapp sent', 'received sms'],
  'message.replied': ['message replied', 'sms replied', 'whatsapp replied'],
  'meeting.booked': [
    'meeting booked',
    'booked meeting',
    'meeting scheduled',
    'demo booked',
    'demo scheduled',
    'call booked',
    'call scheduled',
  ],
  'call.logged': ['call logged', 'call'],
  'note.added': ['note added', 'note'],
  'campaign.added': ['campaign added', 'added to campaign'],
  'campaign.responded': ['campaign responded', 'responded to campaign', 'campaign response'],
  'list.added': ['list added', 'added to list', 'subscribed to list', 'segment entered'],
  'list.removed': ['list removed', 'removed from list', 'segment exited'],
  'score.changed': ['score changed', 'lead score changed'],
  'stage.changed': ['stage changed', 'lifecycle stage changed', 'lead status changed'],
  'moment.flagged': ['moment flagged', 'interesting moment'],
  'order.placed': ['order placed', 'order completed', 'placed order', 'ordered'],
};

const TYPE_OF_NAME: ReadonlyMap<string, KnownTouchType> = new Map(
  Object.entries(NAMES).flatMap(([type, names]) => (isKnownTouchType(type) ? names.map((name) => [name, type]) : [])),
);

/** The words of a name, lower case, with one space between: `webinarAttended` → `webinar attended`. */
const wordsOf = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/e-?mail/g, 'email')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The touch type of a name from outside: a canonical type as it is, a known name by the table, else `other.<slug>`. */
export function touchTypeOfName(name: string): string {
  const trimmed = name.trim();
  const canonical = trimmed.toLowerCase();
  if (isKnownTouchType(canonical)) return canonical;
  if (/^other\.[a-z0-9_]{1,80}$/.test(canonical)) return canonical;
  return TYPE_OF_NAME.get(wordsOf(trimmed)) ?? otherTouchType(trimmed);
}
