import type { Kind } from '#lib/model/note.ts';
import { CAMPAIGNS, type SampleCampaign, TEAM } from './cast.ts';
import { janesNotes } from './jane.ts';
import { between, DAY, HOUR } from './life.ts';
import { NAMES } from './names.ts';
import { type NotePlan, planFollowUp, planNotes } from './note-plan.ts';
import { ANSWERS, BACK, BOOKED, BRIEF, NEXT_STEPS, OPENINGS, RIVALS, SAID } from './note-texts.ts';
import type { SamplePerson } from './people.ts';
import type { Random } from './random.ts';
import type { LivingPerson } from './touches.ts';

export const NOTES = 400;

/** A note of the sample; writers by their place in TEAM. */
export type SampleNote = NotePlan & {
  readonly person: SamplePerson;
  readonly author: number;
  readonly text: string;
  readonly campaign: SampleCampaign | null;
  readonly replies: readonly SampleReply[];
};
export type SampleReply = { readonly author: number; readonly at: number; readonly text: string };

const REPS = TEAM.flatMap(({ does }, index) => (does === 'rep' ? [index] : []));
const MARKETERS = TEAM.flatMap(({ does }, index) => (does === 'marketing' || does === 'marketing_lead' ? [index] : []));

/** The rep who owns a contact, by their place in TEAM: all of a company go to one, prospects and leads to nobody. */
export function ownerOf(person: SamplePerson): number | null {
  if (person.status === 'prospect' || person.status === 'lead') return null;
  return REPS[Number.parseInt(person.company.id.slice(0, 6), 16) % REPS.length] ?? null;
}

/** 400 notes, oldest first. */
export function writeNotes(random: Random, people: readonly LivingPerson[], now: number): SampleNote[] {
  const [jane, ...others] = people;
  const planned = others.flatMap(({ person, life }) =>
    planNotes(random, person, life, now).map((plan) => ({ person, plan })),
  );
  const told = jane ? janesNotes(now).map((plan) => ({ person: jane.person, plan })) : [];
  const kept = random.shuffled(planned).slice(0, NOTES - told.length);
  const talking = others.filter(({ person }) => ['sql', 'opportunity', 'customer'].includes(person.status));
  while (kept.length + told.length < NOTES) {
    const { person, life } = random.pick(talking);
    kept.push({ person, plan: planFollowUp(random, life, now) });
  }
  const written = new Set<string>();
  return [...told, ...kept]
    .sort((a, b) => a.plan.at - b.plan.at)
    .map(({ person, plan }) => {
      const text = plan.text ?? freshText(random, person, plan, written);
      const author = ownerOf(person) ?? random.pick(REPS);
      return {
        ...plan,
        person,
        author,
        text,
        campaign: campaignAt(random, plan, now),
        replies: writeReplies(random, { ...plan, text, author }, now),
      };
    });
}

/** Some calls are about what was running then. */
function campaignAt(random: Random, { at, outcome }: NotePlan, now: number): SampleCampaign | null {
  const day = (at - now) / DAY;
  const running = CAMPAIGNS.find(({ startsIn, endsIn }) => day >= startsIn && day <= endsIn);
  return running && outcome === 'connected' && random.chance(0.5) ? running : null;
}

/** A text that nobody has written yet; where chance gives none, the bare call stands. */
function freshText(random: Random, person: SamplePerson, plan: NotePlan, written: Set<string>): string {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const text = textFor(random, person, plan);
    if (text === '' || !written.has(text)) {
      written.add(text);
      return text;
    }
  }
  return '';
}

function textFor(random: Random, person: SamplePerson, { outcome, kinds, at }: NotePlan): string {
  const words = { company: person.company.name, colleague: colleagueName(random), at };
  const say = (list: readonly string[]) => filled(random, random.pick(list), words);
  if (outcome === 'voicemail' || outcome === 'no_answer') return random.chance(0.45) ? say(BRIEF[outcome]) : '';
  if (outcome === 'wrong_person') return say(BRIEF.wrong_person);
  if (outcome === 'meeting_booked') return random.chance(0.85) ? say(BOOKED) : '';
  // Won and lost speak for themselves.
  const over = kinds.includes('win') || kinds.includes('loss');
  const parts = [
    ...(!over && random.chance(0.55) ? [say(OPENINGS)] : []),
    ...kinds.map((kind: Kind) => say(SAID[kind])),
    ...(!over && random.chance(0.55) ? [say(NEXT_STEPS)] : []),
  ];
  return parts.join(' ');
}

type Words = { company: string; colleague: string; at: number };

function filled(random: Random, text: string, { company, colleague, at }: Words): string {
  const month = new Date(at + random.whole(1, 5) * 30 * DAY).toLocaleString('en', { month: 'long', timeZone: 'UTC' });
  const values: Record<string, string> = {
    company,
    colleague,
    month,
    number: String(random.whole(6, 45)),
    rival: random.pick(RIVALS),
  };
  return text
    .replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
    .replace(/^./, (letter) => letter.toUpperCase());
}

function colleagueName(random: Random): string {
  const { given, family } = random.pick(NAMES);
  return random.chance(0.6) ? random.pick(given) : `${random.pick(['Mr', 'Ms'])} ${random.pick(family)}`;
}

type Answered = Pick<SampleNote, 'at' | 'kinds' | 'text' | 'author'>;

/** Marketing answers what has words and a kind, within a day or two; now and then the rep says something back. */
function writeReplies(random: Random, { at, kinds, text, author }: Answered, now: number): SampleReply[] {
  const [kind] = kinds;
  if (text === '' || kind === undefined || !random.chance(0.38)) return [];
  const words = { company: '', colleague: '', at };
  const answeredAt = at + between(random, [0.5, 40]) * HOUR;
  const replies = [
    { author: random.pick(MARKETERS), at: answeredAt, text: filled(random, random.pick(ANSWERS[kind]), words) },
  ];
  if (random.chance(0.4)) {
    const backAt = answeredAt + between(random, [0.3, 20]) * HOUR;
    replies.push({ author, at: backAt, text: filled(random, random.pick(BACK), words) });
  }
  return replies.filter((reply) => reply.at < now);
}
