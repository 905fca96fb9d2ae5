import type { Contact, ContactPicture } from '#lib/model/contact.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import type { Touch } from '#lib/model/touch.ts';
import { MQL_CHECK } from '#test/components/definition/states.ts';
import { HOT } from '#test/components/score/states.ts';

const HOUR = 3_600_000;
const idOf = (family: string, n: number) => `0190000${family}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

/** Names from hostile pages and lists: markup, a right-to-left override, and far too much of it. */
export const HOSTILE_NAMES = {
  markup: '<img src=x onerror="document.title=1"><b>Bold</b>',
  override: 'Jane \u202e eoD \u2066',
  long: 'Wolfe'.repeat(2_000),
};

export const contactOf = (n: number, rest: Partial<Contact> = {}): Contact => ({
  id: idOf('2', n),
  version: 3,
  name: 'Jane Doe',
  title: 'VP Operations',
  email: `jane${n}@acme.example`,
  emails: [`jane${n}@acme.example`],
  phones: [`+4930123450${n}`],
  companyId: idOf('6', 1),
  companyName: 'Acme Logistics',
  company: { id: idOf('6', 1), name: 'Acme Logistics', domain: 'acme.example', industry: 'Logistics', employees: 240 },
  status: 'mql',
  statusSince: ago(50),
  statusRevision: 4,
  ownerId: null,
  unsubscribedAt: null,
  sample: false,
  ...rest,
});

const KINDS_OF_TOUCH = [
  { type: 'form.submitted', channel: 'web', title: 'Talk to sales' },
  { type: 'email.opened', channel: 'email', title: 'Spring pricing, part two', verdict: 'machine' },
  { type: 'email.sent', channel: 'email', title: 'Spring pricing, part two' },
  { type: 'page.viewed', channel: 'web', title: 'Pricing' },
  { type: 'event.attended', channel: 'event', title: 'Webinar: Pricing that finance signs' },
  { type: 'email.opened', channel: 'email', title: 'Case study: rail' },
  { type: 'content.downloaded', channel: 'content', title: 'Case study: rail' },
  { type: 'email.sent', channel: 'email', title: 'Case study: rail' },
] as const;

/** The n-th touch, newest first, `hours` apart. */
export function touchOf(n: number, hours = 7, rest: Partial<Touch> = {}): Touch {
  const kind = KINDS_OF_TOUCH[n % KINDS_OF_TOUCH.length] ?? KINDS_OF_TOUCH[0];
  const occurredAt = ago(0.5 + n * hours);
  return {
    id: idOf('5', n),
    verdict: 'human',
    occurredAt,
    campaignId: null,
    source: 'segment',
    props: {},
    ...kind,
    ...rest,
  };
}

type Rest = Partial<ContactPicture> & { touchCount?: number; next?: string | null };

/** What the hub knows of a contact. */
export function pictureOf(contact: Contact, { touchCount = 24, next = null, ...rest }: Rest = {}): ContactPicture {
  return {
    contact,
    score: HOT,
    checks: [MQL_CHECK],
    touches: { touches: Array.from({ length: touchCount }, (_, n) => touchOf(n)), next },
    statusChanges: [
      { at: ago(50), from: 'lead', to: 'mql', memberId: null, reason: 'Score of 60 reached' },
      { at: ago(400), from: null, to: 'lead', memberId: null, reason: null },
    ],
    notes: [],
    companyNotes: [],
    colleagues: [],
    ...rest,
  };
}

export const personOf = (rest: Partial<PagePerson> = {}): PagePerson => ({
  name: 'Jane Doe',
  email: 'jane1@acme.example',
  phone: null,
  company: null,
  title: null,
  evidence: 'record',
  ...rest,
});
