import { LETTERS, type SampleCampaign } from './cast.ts';
import { type Diary, visit } from './diary.ts';
import { between, DAY, HOUR, MINUTE, reached } from './life.ts';
import type { Random } from './random.ts';

/** A mail to many. */
type Mailing = {
  readonly at: number;
  readonly subject: string;
  readonly link: string;
  readonly campaign: SampleCampaign | null;
};

/** Everything sent within the year: a letter each month, and the campaigns' mails. Oldest first. */
export function mailingsOf(
  campaigns: readonly SampleCampaign[],
  startOf: (campaign: SampleCampaign) => number,
  now: number,
): Mailing[] {
  const letters = LETTERS.map((subject, index): Mailing => {
    const at = tuesdayMorning(now - (LETTERS.length - index - 0.4) * 30.4 * DAY);
    return { at, subject, link: `/blog/letter-${index + 1}`, campaign: null };
  });
  const mails = campaigns.flatMap((campaign) =>
    campaign.mails.map(
      ({ day, subject, link }): Mailing => ({
        at: tuesdayMorning(startOf(campaign) + day * DAY),
        subject,
        link,
        campaign,
      }),
    ),
  );
  return [...letters, ...mails].filter(({ at }) => at < now).sort((a, b) => a.at - b.at);
}

/** Sends a mail to one person and writes what they, their proxy and their scanner do with it. */
export function send(diary: Diary, random: Random, mailing: Mailing): void {
  const { person, life } = diary;
  const silenced = diary.unsubscribedAt !== null && mailing.at > diary.unsubscribedAt;
  if (
    silenced ||
    mailing.at < life.createdAt ||
    mailing.at > (reached(life, 'disqualified') ?? Number.POSITIVE_INFINITY)
  )
    return;
  const sentAt = mailing.at + between(random, [0, 12]) * MINUTE;
  const { subject, link, campaign } = mailing;
  const more = { title: subject, campaign, props: { email_subject: subject } };
  diary.add('email.sent', sentAt, { ...more, nativeType: 'Email Sent' });
  if (random.chance(0.006)) {
    diary.add('email.bounced', sentAt + 4_000, {
      ...more,
      nativeType: 'Email Bounced',
      props: { email_subject: subject, bounce: 'soft' },
    });
    return;
  }
  byPrograms(diary, random, sentAt, more);
  const quiet = mailing.at < life.createdAt + 60 * DAY || inLull(mailing.at) ? 0.6 : 1;
  if (!random.chance(quiet * (0.16 + 0.5 * person.interest))) return;
  const openedAt = sentAt + between(random, [0.05, 1]) ** 3 * 40 * HOUR;
  diary.add('email.opened', openedAt, { ...more, nativeType: 'Email Opened' });
  if (random.chance(0.03 + 0.22 * person.interest)) {
    const at = openedAt + between(random, [0.2, 3]) * MINUTE;
    diary.add('email.clicked', at, {
      ...more,
      nativeType: 'Email Link Clicked',
      props: { email_subject: subject, link_url: `https://relay.example${link}` },
    });
    if (random.chance(0.8)) visit(diary, random, at + 3_000, random.whole(1, 4), false);
  } else if (random.chance(0.014)) {
    diary.unsubscribedAt = openedAt + MINUTE;
    diary.add('consent.unsubscribed', diary.unsubscribedAt, { ...more, nativeType: 'Unsubscribed' });
  }
}

type Mail = { title: string; campaign: SampleCampaign | null; props: Record<string, unknown> };

/** Privacy proxies open within half an hour of the delivery; scanners follow every link within seconds. */
function byPrograms({ person, add }: Diary, random: Random, sentAt: number, mail: Mail): void {
  if (person.privacyProxy) {
    const props = { ...mail.props, machine_open: true, verdict_basis: 'platform_flag' };
    add('email.opened', sentAt + between(random, [0.3, 30]) * MINUTE, {
      ...mail,
      verdict: 'machine',
      nativeType: 'Email Opened',
      props,
    });
  }
  if (!person.company.scansMail) return;
  for (const [index, path] of ['/', '/unsubscribe', '/pricing'].entries()) {
    const props = { ...mail.props, link_url: `https://relay.example${path}`, verdict_basis: 'link_sweep' };
    add('email.clicked', sentAt + 3_000 + index * 900, {
      ...mail,
      verdict: 'machine',
      nativeType: 'Email Link Clicked',
      props,
    });
  }
}

/** Weeks in which hardly anybody looks: high summer and the turn of the year. */
export function inLull(at: number): boolean {
  const date = new Date(at);
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  return (
    (month === 6 && day > 14) || (month === 7 && day < 22) || (month === 11 && day > 19) || (month === 0 && day < 6)
  );
}

function tuesdayMorning(at: number): number {
  const midnight = Math.floor(at / DAY) * DAY;
  return midnight + ((2 - new Date(midnight).getUTCDay() + 7) % 7) * DAY + 8 * HOUR;
}
