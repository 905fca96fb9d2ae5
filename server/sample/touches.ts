import type { SampleCampaign } from './cast.ts';
import { CAMPAIGNS } from './cast.ts';
import { type Diary, openDiary, type SampleTouch, visit, writeSteps } from './diary.ts';
import { writeJane } from './jane.ts';
import { between, DAY, HOUR, type Life, officeTime } from './life.ts';
import { inLull, mailingsOf, send } from './mailings.ts';
import type { SamplePerson } from './people.ts';
import type { Random } from './random.ts';

export const TOUCHES = 20_000;
const YEAR = 364 * DAY;

export type LivingPerson = { readonly person: SamplePerson; readonly life: Life };
export type Written = { readonly touches: SampleTouch[]; readonly unsubscribedAt: ReadonlyMap<SamplePerson, number> };

/**
 * A year of touches, 20,000 in all: what led people to their status, the mails that all of them got and what they and
 * their machines did with them, and visits in bursts, with months of silence between.
 */
export function writeTouches(random: Random, people: readonly LivingPerson[], now: number): Written {
  const startOf = (campaign: SampleCampaign) => Math.floor(now / DAY) * DAY + campaign.startsIn * DAY;
  const diaries = people.map(({ person, life }) => openDiary(person, life, now));
  const mailings = mailingsOf(CAMPAIGNS, startOf, now);
  const [jane] = diaries;
  if (jane) writeJane(jane, now);
  for (const diary of diaries) {
    if (diary !== jane) writeSteps(diary, random, CAMPAIGNS, startOf);
    const gets = new Set(CAMPAIGNS.filter((campaign) => random.chance(campaign.reach)));
    for (const mailing of mailings)
      if (mailing.campaign === null || gets.has(mailing.campaign)) send(diary, random, mailing);
    scatter(diary, random, now);
  }
  fill(diaries, random, now);
  const unsubscribedAt = new Map(
    diaries.flatMap(({ person, unsubscribedAt: at }) => (at === null ? [] : [[person, at] as const])),
  );
  return { touches: diaries.flatMap(({ touches }) => touches), unsubscribedAt };
}

/** Small things that happen in between. */
function scatter(diary: Diary, random: Random, now: number): void {
  const sometime = () => between(random, [Math.max(diary.life.createdAt, now - YEAR), now]);
  if (random.chance(0.25)) diary.add('social.engaged', sometime(), { title: 'Liked a post', nativeType: 'Post Liked' });
  if (random.chance(0.12))
    diary.add('ad.clicked', sometime(), { title: 'Planning without spreadsheets', nativeType: 'page' });
  if (random.chance(0.3))
    diary.add('list.added', diary.life.createdAt + HOUR, { title: 'Monthly letter', nativeType: 'List Added' });
  if (random.chance(0.06 + diary.person.interest / 10)) {
    const percent = random.whole(10, 100);
    diary.add('video.watched', sometime(), {
      title: 'A week in eight minutes',
      nativeType: 'Video Watched',
      props: { percent },
    });
  }
}

/** Fills up to 20,000 with visits, a burst of several within two weeks at a time; the rest of the year stays silent. */
function fill(diaries: readonly Diary[], random: Random, now: number): void {
  const count = () => diaries.reduce((sum, { touches }) => sum + touches.length, 0);
  // Jane's history is told, not scattered.
  const visitors = diaries.slice(1).map((diary) => [diary, 0.05 + diary.person.interest] as const);
  let left = TOUCHES - count();
  while (left > 0) {
    const diary = random.weighted(visitors);
    const before = diary.touches.length;
    burst(diary, random, now, left);
    left -= diary.touches.length - before;
  }
}

function burst(diary: Diary, random: Random, now: number, left: number): void {
  const start = between(random, [Math.max(diary.life.createdAt, now - YEAR), now]);
  if (inLull(start) && random.chance(0.7)) return;
  const visits = random.whole(1, 4);
  const most = left;
  const before = diary.touches.length;
  for (let index = 0; index < visits; index += 1) {
    const room = most - (diary.touches.length - before);
    const at = officeTime(start + between(random, [0, 12]) * DAY);
    visit(diary, random, at, Math.min(random.whole(2, 7), room), false);
  }
}
