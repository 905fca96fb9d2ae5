import type { TouchCondition, TouchRule } from '#lib/model/scoring-model.ts';

type Worth = Pick<TouchRule, 'points' | 'cap' | 'halfLifeDays'> & Partial<Pick<TouchRule, 'when' | 'unknownWeight'>>;

/** A rule without conditions, for which a touch by nobody-knows-whom counts whole, unless `worth` says otherwise. */
const rule = (id: string, label: string, types: string[], worth: Worth): TouchRule => ({
  id,
  label,
  types,
  when: [],
  unknownWeight: 1,
  ...worth,
});

const onPages = (...values: string[]): TouchCondition => ({
  op: 'contains',
  fields: ['props.path', 'props.url', 'props.page.path'],
  values,
});

const named = (...values: string[]): TouchCondition => ({
  op: 'contains',
  fields: ['title', 'props.name', 'props.form', 'props.form_name', 'props.formName'],
  values,
});

/** Special cases stand before the general rule of their type: a touch counts under the first that fits. */
export const DEFAULT_TOUCH_RULES: TouchRule[] = [
  rule('asked-for-sales', 'Asked to talk to sales', ['form.submitted'], {
    when: [named('sales', 'demo', 'quote', 'contact us', 'trial')],
    points: 40,
    cap: 50,
    halfLifeDays: 30,
  }),
  rule('form', 'Submitted a form', ['form.submitted'], { points: 12, cap: 24, halfLifeDays: 30 }),
  rule('meeting', 'Booked a meeting', ['meeting.booked'], { points: 40, cap: 40, halfLifeDays: 30 }),
  rule('event-attended', 'Attended an event', ['event.attended'], { points: 25, cap: 40, halfLifeDays: 45 }),
  rule('event-registered', 'Registered for an event', ['event.registered'], { points: 8, cap: 16, halfLifeDays: 30 }),
  rule('pricing-page', 'Viewed the pricing page', ['page.viewed'], {
    when: [onPages('/pricing', '/plans', '/buy')],
    points: 8,
    cap: 24,
    halfLifeDays: 14,
  }),
  rule('careers-page', 'Viewed the jobs page', ['page.viewed'], {
    when: [onPages('/careers', '/jobs')],
    points: -5,
    cap: 10,
    halfLifeDays: 30,
  }),
  rule('page', 'Viewed pages', ['page.viewed'], { points: 1, cap: 8, halfLifeDays: 14 }),
  rule('download', 'Downloaded content', ['content.downloaded'], { points: 15, cap: 30, halfLifeDays: 30 }),
  rule('video-watched', 'Watched most of a video', ['video.watched'], {
    when: [{ op: 'at_least', fields: ['props.percent', 'props.progress'], value: 50 }],
    points: 8,
    cap: 16,
    halfLifeDays: 30,
  }),
  rule('video', 'Started a video', ['video.watched'], { points: 2, cap: 6, halfLifeDays: 14 }),
  rule('chat', 'Chatted on the site', ['chat.started'], { points: 15, cap: 30, halfLifeDays: 21 }),
  rule('replied', 'Replied', ['email.replied', 'message.replied'], { points: 15, cap: 30, halfLifeDays: 30 }),
  rule('responded', 'Responded to a campaign', ['campaign.responded'], { points: 12, cap: 24, halfLifeDays: 30 }),
  rule('moment', 'Flagged by marketing', ['moment.flagged'], { points: 10, cap: 20, halfLifeDays: 30 }),
  rule('ordered', 'Ordered', ['order.placed'], { points: 20, cap: 40, halfLifeDays: 90 }),
  rule('email-clicked', 'Clicked in an e-mail', ['email.clicked', 'email.forwarded'], {
    points: 4,
    cap: 16,
    halfLifeDays: 21,
    unknownWeight: 0.5,
  }),
  rule('email-opened', 'Opened e-mails', ['email.opened'], { points: 1, cap: 4, halfLifeDays: 14, unknownWeight: 0 }),
  rule('clicked', 'Clicked an ad or a link', ['ad.clicked', 'link.clicked'], {
    points: 4,
    cap: 12,
    halfLifeDays: 21,
    unknownWeight: 0.5,
  }),
  rule('social', 'Social engagement', ['social.engaged'], { points: 2, cap: 6, halfLifeDays: 21 }),
  rule('opted-in', 'Opted in', ['consent.subscribed'], { points: 5, cap: 5, halfLifeDays: 60 }),
  rule('event-missed', 'Did not come to an event', ['event.cancelled'], { points: -3, cap: 9, halfLifeDays: 30 }),
  rule('unsubscribed', 'Unsubscribed', ['consent.unsubscribed'], { points: -30, cap: 30, halfLifeDays: 180 }),
  rule('complained', 'Marked as spam', ['email.complained'], { points: -50, cap: 50, halfLifeDays: null }),
  rule('bounced', 'E-mail bounced', ['email.bounced'], { points: -10, cap: 20, halfLifeDays: 90 }),
];
