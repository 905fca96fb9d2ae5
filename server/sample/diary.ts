import type { Verdict } from '#lib/model/touch.ts';
import { PAGES, type SampleCampaign } from './cast.ts';
import { between, DAY, HOUR, type Life, MINUTE, reached } from './life.ts';
import type { SamplePerson } from './people.ts';
import type { Random } from './random.ts';

/** A touch of the sample; `at` in ms. */
export type SampleTouch = {
  readonly person: SamplePerson;
  readonly type: string;
  readonly at: number;
  readonly title: string | null;
  readonly campaign: SampleCampaign | null;
  readonly verdict: Verdict;
  readonly nativeType: string;
  readonly props: Record<string, unknown>;
};

/** What is written about one person. What would lie in the future, or before they were known, is left out. */
export type Diary = {
  readonly person: SamplePerson;
  readonly life: Life;
  readonly touches: SampleTouch[];
  add(type: string, at: number, more?: Partial<Omit<SampleTouch, 'person' | 'type' | 'at'>>): void;
  /** When the person said that they want no more mail. */
  unsubscribedAt: number | null;
};

export function openDiary(person: SamplePerson, life: Life, now: number): Diary {
  const touches: SampleTouch[] = [];
  return {
    person,
    life,
    touches,
    unsubscribedAt: null,
    add: (type, at, more = {}) => {
      if (at > now || at < life.createdAt) return;
      const verdict = type === 'email.opened' || type === 'email.clicked' ? 'unknown' : 'human';
      touches.push({ person, type, at, title: null, campaign: null, verdict, nativeType: type, props: {}, ...more });
    },
  };
}

/** What a person who wants to know more does, as a form, a download and a webinar would tell it. */
export const acts = {
  form: (diary: Diary, at: number, form: string, campaign: SampleCampaign | null = null) =>
    diary.add('form.submitted', at, {
      title: form,
      campaign,
      nativeType: 'Form Submitted',
      props: { form_name: form },
    }),
  download: (diary: Diary, at: number, title: string, campaign: SampleCampaign | null = null) =>
    diary.add('content.downloaded', at, { title, campaign, nativeType: 'Content Downloaded', props: { title } }),
  page: (diary: Diary, at: number, page: { path: string; title: string }, campaign: SampleCampaign | null = null) =>
    diary.add('page.viewed', at, {
      title: page.title,
      campaign,
      nativeType: 'page',
      props: { path: page.path, url: `https://relay.example${page.path}` },
    }),
  webinar: (diary: Diary, random: Random, at: number, campaign: SampleCampaign) => {
    const more = { title: campaign.webinar, campaign, props: { event_name: campaign.webinar } };
    diary.add('event.registered', at - between(random, [1, 7]) * DAY, { ...more, nativeType: 'Webinar Registered' });
    const came = random.chance(0.68);
    diary.add(came ? 'event.attended' : 'event.cancelled', at, {
      ...more,
      nativeType: came ? 'Webinar Attended' : 'Webinar No Show',
    });
  },
};

/** A visit to the site: a few pages within some minutes. Prices are for those who are looking to buy. */
export function visit(diary: Diary, random: Random, at: number, pages: number, buying: boolean): void {
  let moment = at;
  for (let page = 0; page < pages; page += 1) {
    const seen = buying && random.chance(0.35) ? { path: '/pricing', title: 'Pricing' } : random.weighted(PAGES);
    acts.page(diary, moment, seen);
    moment += between(random, [15_000, 4 * MINUTE]);
  }
}

/** What led to a status: an answer for a lead; several acts close together before marketing passes somebody on. */
export function writeSteps(
  diary: Diary,
  random: Random,
  campaigns: readonly SampleCampaign[],
  startOf: (campaign: SampleCampaign) => number,
): void {
  const around = (at: number) =>
    campaigns.find(
      (campaign) => at >= startOf(campaign) && at <= startOf(campaign) + (campaign.endsIn - campaign.startsIn) * DAY,
    ) ?? null;
  const lead = reached(diary.life, 'lead');
  if (lead !== undefined) answer(diary, random, lead, around(lead));
  const mql = reached(diary.life, 'mql');
  if (mql === undefined) return;
  const campaign = around(mql);
  const asks = random.chance(0.6);
  visit(diary, random, mql - between(random, [0.2, 9]) * DAY, random.whole(2, 4), true);
  for (let look = asks ? 1 : 3; look > 0; look -= 1) {
    acts.page(diary, mql - between(random, [0.1, 4]) * DAY, { path: '/pricing', title: 'Pricing' }, campaign);
  }
  acts.download(
    diary,
    mql - between(random, [0.5, 8]) * DAY,
    campaign?.asset ?? 'Buyer’s guide to planning boards',
    campaign,
  );
  if (campaign?.webinar && !asks) acts.webinar(diary, random, mql - between(random, [0.3, 5]) * DAY, campaign);
  const form = asks ? random.pick(['Talk to sales', 'Request a demo', 'Ask for a quote']) : 'Price calculator by mail';
  acts.form(diary, mql - between(random, [5, 50]) * MINUTE, form, campaign);
  later(diary, random);
}

function answer(diary: Diary, random: Random, at: number, campaign: SampleCampaign | null): void {
  visit(diary, random, at - between(random, [2, 20]) * MINUTE, random.whole(1, 3), false);
  const form = campaign?.form === 'Talk to sales' ? undefined : campaign?.form;
  const asset = random.pick(['Weekly planning template', 'Checklist: carriers', 'Guide to two-plant planning']);
  if (campaign?.webinar && random.chance(0.5)) acts.webinar(diary, random, at + 2 * HOUR, campaign);
  else if (random.chance(0.5)) acts.form(diary, at, form ?? 'Newsletter', campaign);
  else acts.download(diary, at, campaign?.asset ?? asset, campaign);
}

/** After a conversation: meetings that were booked, an order, a chat. */
function later(diary: Diary, random: Random): void {
  const sql = reached(diary.life, 'sql');
  if (sql !== undefined)
    diary.add('meeting.booked', sql - between(random, [0.1, 1]) * DAY, {
      title: 'First meeting',
      nativeType: 'Meeting Booked',
    });
  const opportunity = reached(diary.life, 'opportunity');
  if (opportunity !== undefined) {
    acts.page(diary, opportunity - HOUR, { path: '/security', title: 'Security' });
    if (random.chance(0.4))
      diary.add('chat.started', opportunity + between(random, [1, 6]) * DAY, {
        title: 'Question about data protection',
        nativeType: 'Chat Started',
      });
  }
  const customer = reached(diary.life, 'customer');
  if (customer !== undefined)
    diary.add('order.placed', customer, { title: 'First order', nativeType: 'Order Completed' });
}
