import type { Channel } from '#lib/model/channel.ts';
import type { Role } from '#lib/model/member.ts';

/** Who works in the sample workspace: six reps, two marketers, both leads, an admin. */
export const TEAM: readonly {
  name: string;
  role: Role;
  does: 'rep' | 'marketing' | 'sales_lead' | 'marketing_lead' | 'admin';
}[] = [
  { name: 'Robin Okafor', role: 'rep', does: 'rep' },
  { name: 'Maya Lindqvist', role: 'rep', does: 'rep' },
  { name: 'Tom Becker', role: 'rep', does: 'rep' },
  { name: 'Aïcha Benali', role: 'rep', does: 'rep' },
  { name: 'Diego Fuentes', role: 'rep', does: 'rep' },
  { name: 'Hannah Kowalski', role: 'rep', does: 'rep' },
  { name: 'Nadia Ferrari', role: 'marketer', does: 'marketing' },
  { name: 'Ben Ashworth', role: 'marketer', does: 'marketing' },
  { name: 'Carla Mendes', role: 'lead', does: 'sales_lead' },
  { name: 'Erik Solberg', role: 'lead', does: 'marketing_lead' },
  { name: 'Alex Admin', role: 'admin', does: 'admin' },
];

/** A campaign of the sample; days count from today, mails from the campaign's start. */
export type SampleCampaign = {
  readonly name: string;
  readonly channel: Channel;
  readonly startsIn: number;
  readonly endsIn: number;
  readonly brief: string;
  readonly talkTrack: string;
  /** Part of the people who get it. */
  readonly reach: number;
  readonly mails: readonly { readonly day: number; readonly subject: string; readonly link: string }[];
  readonly asset: string;
  readonly webinar: string | null;
  readonly form: string;
  readonly page: { readonly path: string; readonly title: string };
};

export const CAMPAIGNS: readonly SampleCampaign[] = [
  {
    name: 'Freight cost benchmark',
    channel: 'content',
    startsIn: -260,
    endsIn: -200,
    brief:
      'The yearly benchmark of freight costs in 14 industries. Aim: new names at manufacturers and shippers of 50 to 2,000 people. The report is free for a form; three mails bring people back to it.',
    talkTrack:
      'Ask which of the four cost drivers surprised them. If they compare themselves: most companies of their size pay 11 % too much for last-minute loads. Do not pitch; offer the cut for their industry.',
    reach: 0.6,
    mails: [
      { day: 0, subject: 'What freight really costs in your industry', link: '/benchmark' },
      { day: 9, subject: 'The four lines on your freight bill nobody checks', link: '/blog/freight-bill' },
      { day: 23, subject: 'Your industry in one page', link: '/benchmark/industries' },
      { day: 44, subject: 'Last call for this year’s benchmark', link: '/benchmark' },
    ],
    asset: 'Freight cost benchmark',
    webinar: null,
    form: 'Benchmark download',
    page: { path: '/benchmark', title: 'Freight cost benchmark' },
  },
  {
    name: 'Planning clinic webinars',
    channel: 'event',
    startsIn: -150,
    endsIn: -105,
    brief:
      'Two live clinics in which planners bring their own week and we plan it together. Aim: people who plan by spreadsheet today. Those who came get the recording and a template; those who did not get it a week later.',
    talkTrack:
      'Ask what their worst week looked like. If they came: which of the two plans would they have chosen? Offer to plan one of their own weeks in half an hour.',
    reach: 0.5,
    mails: [
      { day: 0, subject: 'Bring your worst week: a planning clinic', link: '/events/clinic' },
      { day: 8, subject: 'Seats left for Thursday', link: '/events/clinic' },
      { day: 18, subject: 'The recording, and the template we used', link: '/events/clinic/recording' },
      { day: 33, subject: 'What 140 planners asked', link: '/blog/clinic-questions' },
    ],
    asset: 'Weekly planning template',
    webinar: 'Planning clinic',
    form: 'Clinic registration',
    page: { path: '/events/clinic', title: 'Planning clinic' },
  },
  {
    name: 'Pricing made plain',
    channel: 'email',
    startsIn: -35,
    endsIn: 21,
    brief:
      'New prices by planner, not by site, and a page that shows them without a form. Aim: people who looked at prices before and went quiet. A webinar answers what finance asks; a case study shows the sum of a year.',
    talkTrack:
      'They may have seen the old prices: say first that sites no longer count. If they ask about the total, offer the calculator on the page and send the case study of Halden Works. Leave discounts to the proposal.',
    reach: 0.65,
    mails: [
      { day: 0, subject: 'Our prices, without a form', link: '/pricing' },
      { day: 10, subject: 'What a year costs: Halden Works opens its books', link: '/customers/halden-works' },
      { day: 19, subject: 'Webinar: what finance will ask you', link: '/events/pricing' },
      { day: 29, subject: 'Did you see the calculator?', link: '/pricing/calculator' },
    ],
    asset: 'Case study: Halden Works',
    webinar: 'Pricing: what finance will ask',
    form: 'Talk to sales',
    page: { path: '/pricing', title: 'Pricing' },
  },
];

/** Pages that people read, with how often. `/pricing` is left to those who are looking to buy. */
export const PAGES: readonly (readonly [{ path: string; title: string }, number])[] = [
  [{ path: '/', title: 'Home' }, 10],
  [{ path: '/product', title: 'Product' }, 9],
  [{ path: '/product/planning', title: 'Planning board' }, 6],
  [{ path: '/product/integrations', title: 'Integrations' }, 4],
  [{ path: '/customers', title: 'Customers' }, 4],
  [{ path: '/customers/halden-works', title: 'Halden Works' }, 3],
  [{ path: '/blog/worst-week', title: 'Anatomy of a worst week' }, 4],
  [{ path: '/blog/freight-bill', title: 'The freight bill nobody checks' }, 3],
  [{ path: '/security', title: 'Security' }, 2],
  [{ path: '/compare/loadstar', title: 'Compared with Loadstar' }, 2],
  [{ path: '/docs/import', title: 'Docs: import from spreadsheets' }, 2],
  [{ path: '/about', title: 'About' }, 2],
  [{ path: '/careers', title: 'Careers' }, 0.4],
];

/** What the monthly letter was about, newest last. */
export const LETTERS = [
  'Plans that survive Monday',
  'Three planners, one spreadsheet, no more',
  'When the carrier cancels at five',
  'A shorter morning meeting',
  'What changed in the planning board',
  'Counting empty miles',
  'The night shift’s view',
  'Summer, planned',
  'Handing over a week',
  'Two plants, one plan',
  'The cost of a rush order',
  'A year in plans',
] as const;
