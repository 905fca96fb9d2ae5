import type { ContactCard, ContactPicture } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { Member } from '#lib/model/member.ts';
import type { Note, Reply } from '#lib/model/note.ts';
import { KINDS, OUTCOMES } from '#lib/model/note-choices.ts';
import { BANDS } from '#lib/model/score.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import type { Touch } from '#lib/model/touch.ts';
import type { Me } from '#lib/protocol/join.ts';
import type { Change } from '#lib/protocol/pull.ts';

/** A feed as the hub would send it: the same one each time, told from `NOW` backwards. */
export const NOW = Date.parse('2026-11-20T15:00:00.000Z');
const HOUR = 3_600_000;

const PEOPLE = ['Jane Doe', 'Anneliese Kühn', 'Rui Tavares', 'Mina Park', 'Oluwaseun Adeyemi', 'Saoirse Ní Bhriain'];
const COMPANIES = ['Acme', 'Nordwind Logistik', 'Baía Tech', 'Hanok Foods', 'Lagos Rail', 'Burren Energy'];
const SAYINGS = [
  'Budget is fixed until Q3. Wants the pricing page to say what happens above 50 seats, because their finance team asked twice.',
  'They compare us with Fieldpoint. "Yours is calmer, theirs has the report my boss wants to see."',
  'Asked for a case study from logistics, not from software. Would take a call with a customer of their size.\nSecond point: security review takes six weeks on their side, so anything signed this year must start now.\nThird: procurement wants a single vendor for both teams.',
  'Loved the webinar. Booked a demo for the whole team next Tuesday.',
  'Went with Fieldpoint: price.',
];
const pick = <T>(list: readonly [T, ...T[]] | readonly T[], n: number): T => list[n % list.length] as T;

/** The n-th id of a family: 1 members, 2 contacts, 3 notes, 4 replies, 5 touches, 6 companies. */
export const idOf = (family: number, n: number): Id =>
  `0190000${family}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const at = (hoursAgo: number): string => new Date(NOW - hoursAgo * HOUR).toISOString();

export const MEMBERS: Member[] = ['Mara Vogel', 'Sam Okafor', 'Lena Brandt', 'Tom Ito'].map((name, n) => ({
  id: idOf(1, n),
  version: 1,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
  role: n === 0 ? 'marketer' : 'rep',
}));

export const ME: Me = {
  workspace: { id: idOf(9, 0), name: 'Northlight', sample: false },
  member: MEMBERS[0] as Member,
};

const LABELS = { lead: 'Lead', mql: 'MQL', sal: 'SAL', sql: 'SQL', customer: 'Customer' };
export const DEFINITIONS: StatusDefinition[] = Object.entries(LABELS).map(([key, label], order) => ({
  key,
  version: 1,
  revision: 1,
  order,
  label,
  what: '',
  behaviour: '',
  who: '',
  timeFrame: '',
  otherwise: '',
  criteria: [],
  salesSignature: null,
  marketingSignature: null,
}));
const STATUSES = Object.keys(LABELS);

export const contactOf = (n: number, rest: Partial<ContactCard> = {}): ContactCard => ({
  id: idOf(2, n),
  version: 1,
  name: pick(PEOPLE, n),
  title: 'VP Operations',
  email: `person${n}@example.org`,
  companyId: idOf(6, n),
  companyName: pick(COMPANIES, n),
  status: pick(STATUSES, n + 1),
  ...rest,
});

/** The n-th note, the 0th being the newest; each is 3 hours older than the one before it. */
export function noteOf(n: number, rest: Partial<Note> = {}): Note {
  const writtenAt = at(1 + n * 3);
  return {
    id: idOf(3, n),
    version: 1,
    contactId: idOf(2, n % 6),
    authorId: idOf(1, 1 + (n % 3)),
    writtenAt,
    receivedAt: writtenAt,
    editedAt: null,
    deletedAt: null,
    outcome: pick(OUTCOMES, n),
    kinds: n % 4 === 3 ? [] : [pick(KINDS, n), ...(n % 3 === 0 ? [pick(KINDS, n + 3)] : [])],
    text: pick(SAYINGS, n),
    campaignId: null,
    callSeconds: null,
    context: {
      status: pick(STATUSES, n),
      score: 30 + (n % 50),
      band: pick(BANDS, n),
      lastTouch:
        n % 5 === 4
          ? null
          : {
              type: 'event.attended',
              channel: 'event',
              title: 'Pricing that finance signs',
              occurredAt: at(49 + n * 3),
            },
    },
    ...rest,
  };
}

/** A note that comes after all others, the larger n the later. */
export function lateNote(n: number, text: string): Note {
  const receivedAt = new Date(NOW + n * 60_000).toISOString();
  return noteOf(0, { id: idOf(3, 10_000 + n), text, writtenAt: receivedAt, receivedAt });
}

export const replyOf = (n: number, noteId: Id, text: string): Reply => ({
  id: idOf(4, n),
  version: 1,
  noteId,
  authorId: idOf(1, 0),
  writtenAt: at(0.5),
  receivedAt: at(0.5),
  deletedAt: null,
  text,
});

const touchOf = (n: number, rest: Partial<Touch>): Touch => ({
  id: idOf(5, n),
  type: 'event.attended',
  channel: 'event',
  occurredAt: at(30 * (n + 1)),
  title: null,
  campaignId: null,
  verdict: 'human',
  source: 'segment',
  props: {},
  ...rest,
});

/** What the hub knows of the n-th contact: attended, downloaded, looked at prices; one open by a program. */
export const pictureOf = (n: number): ContactPicture => ({
  contact: {
    ...contactOf(n),
    emails: [`person${n}@example.org`],
    phones: [],
    company: null,
    statusSince: at(20),
    statusRevision: 1,
    ownerId: null,
    unsubscribedAt: null,
    sample: false,
  },
  score: {
    modelVersion: 1,
    at: at(0),
    score: 72,
    band: 'hot',
    fit: 20,
    interest: 52,
    change7: 18,
    line90: [40, 72],
    reasons: [],
  },
  checks: [],
  touches: {
    touches: [
      touchOf(0, { title: 'Pricing that finance signs' }),
      touchOf(1, { type: 'email.opened', channel: 'email', verdict: 'machine', title: 'Spring news' }),
      touchOf(2, { type: 'content.downloaded', channel: 'content', title: 'Case study: rail' }),
      touchOf(3, { type: 'page.viewed', channel: 'web', title: 'Pricing' }),
    ],
    next: null,
  },
  statusChanges: [],
  notes: [],
  companyNotes: [],
  colleagues: [],
});

/** Members, definitions, contacts and notes, as one page of a pull. */
export const changesOf = (notes: readonly Note[], replies: readonly Reply[] = []): Change[] => [
  ...MEMBERS.map((row): Change => ({ table: 'members', row })),
  ...DEFINITIONS.map((row): Change => ({ table: 'definitions', row })),
  ...PEOPLE.map((_, n): Change => ({ table: 'contacts', row: contactOf(n) })),
  ...notes.map((row): Change => ({ table: 'notes', row })),
  ...replies.map((row): Change => ({ table: 'replies', row })),
];
