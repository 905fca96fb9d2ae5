import { CAMPAIGNS } from './cast.ts';
import { acts, type Diary, visit } from './diary.ts';
import { DAY, HOUR, type Life, MINUTE } from './life.ts';
import type { NotePlan } from './note-plan.ts';
import { createRandom } from './random.ts';

/** Midnight of so many days ago, and some hours. */
const dayOf = (now: number, days: number, hours: number): number =>
  Math.floor(now / DAY) * DAY - days * DAY + hours * HOUR;

/** Known for ten weeks, a lead since her first form, passed to sales yesterday. */
export const janesLife = (now: number): Life => ({
  createdAt: dayOf(now, 75, 8),
  steps: [
    { status: 'lead', at: dayOf(now, 58, 15), reason: null },
    { status: 'mql', at: dayOf(now, 1, 9.6), reason: null },
  ],
});

/** What her rep has heard from her so far. */
export const janesNotes = (now: number): NotePlan[] => [
  {
    at: dayOf(now, 20, 14.4),
    outcome: 'connected',
    kinds: ['buyer_words', 'pricing'],
    callSeconds: 640,
    text: 'Called after she signed up for the letter. "I do not need a forecast, I need to know by nine what will not work today." Budget opens in Q3, she wants the sum for 40 planners before that. Plans in three spreadsheets with Sam Lee.',
  },
  {
    at: dayOf(now, 1, 15.2),
    outcome: 'voicemail',
    kinds: [],
    callSeconds: 45,
    text: 'Left a message about the pricing webinar, mentioned the calculator.',
  },
];

/**
 * Jane Doe's last weeks, told by hand: she is the person whom demonstrations and tests open first. The newsletter
 * weeks ago, then a case study, the webinar on prices, and the pricing page the morning after.
 */
export function writeJane(diary: Diary, now: number): void {
  const pricing = CAMPAIGNS[2] ?? null;
  const day = (days: number, hours: number) => dayOf(now, days, hours);
  const page = (at: number, path: string, title: string) => acts.page(diary, at, { path, title }, pricing);
  visit(diary, createRandom(7), day(70, 10), 4, false);
  acts.form(diary, day(58, 15), 'Newsletter');
  page(day(29, 9), '/pricing', 'Pricing');
  page(day(29, 9) + 2 * MINUTE, '/pricing/calculator', 'Price calculator');
  acts.download(diary, day(6, 14), 'Case study: Halden Works', pricing);
  const webinar = { title: pricing?.webinar ?? null, campaign: pricing, props: { event_name: pricing?.webinar } };
  diary.add('event.registered', day(8, 11), { ...webinar, nativeType: 'Webinar Registered' });
  diary.add('event.attended', day(2, 15), { ...webinar, nativeType: 'Webinar Attended' });
  page(day(2, 16.2), '/compare/loadstar', 'Compared with Loadstar');
  page(day(1, 9), '/pricing', 'Pricing');
}
