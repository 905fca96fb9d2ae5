import type { Id, Instant } from '#lib/model/id.ts';
import type { NoteContext } from '#lib/model/note.ts';
import { touchType } from '#lib/model/touch-types.ts';
import { DEFAULT_SCORING_MODEL } from '#lib/scoring/default-model.ts';
import { insertCampaigns } from '#server/campaigns/repository.ts';
import { insertBulk } from '#server/db/bulk.ts';
import type { Tx } from '#server/db/schema.ts';
import { takeVersions } from '#server/db/versions.ts';
import { noteContextOf } from '#server/sync/apply/note-context.ts';
import { furnishWorkspace } from '#server/workspaces/furnish.ts';
import { insertWorkspace } from '#server/workspaces/repository.ts';
import { CAMPAIGNS, type Sample, TEAM } from './generate.ts';
import { DAY, statusAt } from './life.ts';
import { ownerOf } from './notes.ts';
import type { SamplePerson } from './people.ts';

export const SAMPLE_NAME = 'Sample workspace';

const iso = (at: number): Instant => new Date(at).toISOString();

/** What ties the parts of a stored sample together. */
type Stored = {
  readonly tx: Tx;
  readonly workspaceId: Id;
  readonly sample: Sample;
  readonly members: readonly Id[];
  readonly campaigns: ReadonlyMap<string, Id>;
};

/** Stores a made-up workspace, all of it marked as sample. */
export async function storeSample(tx: Tx, workspaceId: Id, sample: Sample): Promise<void> {
  await insertWorkspace(tx, { id: workspaceId, name: SAMPLE_NAME, sample: true });
  const members = await storeTeam(tx, workspaceId, sample);
  const campaigns = await storeCampaigns(tx, workspaceId, sample);
  await furnishWorkspace(tx, workspaceId, signaturesOf(members, sample.now));
  const stored: Stored = { tx, workspaceId, sample, members, campaigns };
  await storePeople(stored);
  await storeTouches(stored);
  await storeLedger(stored);
  await storeNotes(stored);
}

async function storeTeam(tx: Tx, workspaceId: Id, { random, now }: Sample): Promise<Id[]> {
  const first = await takeVersions(tx, workspaceId, TEAM.length);
  const rows = TEAM.map(({ name, role }, index) => ({
    workspace_id: workspaceId,
    id: random.id(),
    version: first + index,
    name,
    email: `${name
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z ]/g, '')
      .replace(' ', '.')}@relay.example`,
    role,
    created_at: iso(now - 400 * DAY),
  }));
  await insertBulk(tx, 'app.members', rows);
  return rows.map(({ id }) => id);
}

async function storeCampaigns(tx: Tx, workspaceId: Id, { random, now }: Sample): Promise<Map<string, Id>> {
  const first = await takeVersions(tx, workspaceId, CAMPAIGNS.length);
  const today = Math.floor(now / DAY) * DAY;
  const campaigns = CAMPAIGNS.map(({ name, channel, brief, talkTrack, startsIn, endsIn }, index) => ({
    id: random.id(),
    version: first + index,
    name,
    channel,
    brief,
    talkTrack,
    startsAt: iso(today + startsIn * DAY),
    endsAt: iso(today + endsIn * DAY),
  }));
  await insertCampaigns(tx, workspaceId, campaigns, true);
  return new Map(campaigns.map(({ name, id }) => [name, id]));
}

function signaturesOf(members: readonly Id[], now: number) {
  const sign = (does: string, daysAgo: number) => {
    const index = TEAM.findIndex((member) => member.does === does);
    return { memberId: members[index] ?? '', name: TEAM[index]?.name ?? '', at: iso(now - daysAgo * DAY) };
  };
  return { sales: sign('sales_lead', 61), marketing: sign('marketing_lead', 60) };
}

const memberId = ({ members }: Stored, place: number | null): Id | null =>
  place === null ? null : (members[place] ?? null);

async function storePeople(stored: Stored): Promise<void> {
  const { tx, workspaceId, sample } = stored;
  await insertBulk(
    tx,
    'app.companies',
    sample.companies.map(({ scansMail: _, ...company }) => ({ workspace_id: workspaceId, ...company, sample: true })),
  );
  const inFeed = new Set(sample.notes.map(({ person }) => person));
  let version = await takeVersions(tx, workspaceId, inFeed.size);
  const rows = sample.people.map(({ person, life }) => ({
    workspace_id: workspaceId,
    id: person.id,
    version: inFeed.has(person) ? version++ : null,
    name: person.name,
    title: person.title,
    company_id: person.company.id,
    status: person.status,
    status_since: iso(life.steps.at(-1)?.at ?? life.createdAt),
    status_revision: 1,
    owner_id: memberId(stored, ownerOf(person)),
    unsubscribed_at: unsubscribed(sample, person),
    sample: true,
    search: [person.name, ...person.emails, ...person.phones, person.company.name].join(' ').toLowerCase(),
    created_at: iso(life.createdAt),
  }));
  await insertBulk(tx, 'app.contacts', rows);
  await insertBulk(
    tx,
    'app.contact_addresses',
    sample.people.flatMap(({ person }) => addressRows(workspaceId, person)),
  );
}

function unsubscribed({ unsubscribedAt }: Sample, person: SamplePerson): Instant | null {
  const at = unsubscribedAt.get(person);
  return at === undefined ? null : iso(at);
}

const addressRows = (workspaceId: Id, { id, emails, phones }: SamplePerson) =>
  [
    ...emails.map((address) => ['email', address] as const),
    ...phones.map((address) => ['phone', address] as const),
  ].map(([kind, address]) => ({
    workspace_id: workspaceId,
    kind,
    address,
    contact_id: id,
    position: kind === 'email' ? emails.indexOf(address) : phones.indexOf(address),
  }));

async function storeTouches({ tx, workspaceId, sample, campaigns }: Stored): Promise<void> {
  const rows = sample.touches.map((touch, index) => ({
    workspace_id: workspaceId,
    id: sample.random.id(touch.at),
    contact_id: touch.person.id,
    type: touch.type,
    channel: touchType(touch.type).channel,
    occurred_at: iso(touch.at),
    received_at: iso(touch.at),
    title: touch.title,
    campaign_id: touch.campaign === null ? null : (campaigns.get(touch.campaign.name) ?? null),
    verdict: touch.verdict,
    source: 'sample',
    native_type: touch.nativeType,
    message_id: `sample:${index}`,
    props: touch.props,
  }));
  await insertBulk(tx, 'app.touches', rows);
}

/** How each person came to their status. Marketing passes on, sales decides. */
async function storeLedger(stored: Stored): Promise<void> {
  const { tx, workspaceId, sample } = stored;
  const marketer = memberId(
    stored,
    TEAM.findIndex(({ does }) => does === 'marketing'),
  );
  const rows = sample.people.flatMap(({ person, life }) =>
    life.steps.map(({ status, at, reason }, index) => ({
      workspace_id: workspaceId,
      id: sample.random.id(at),
      contact_id: person.id,
      at: iso(at),
      from_status: life.steps[index - 1]?.status ?? 'prospect',
      to_status: status,
      member_id: status === 'lead' || status === 'mql' ? marketer : memberId(stored, ownerOf(person)),
      reason,
      revision: 1,
    })),
  );
  await insertBulk(tx, 'app.status_changes', rows);
}

async function storeNotes(stored: Stored): Promise<void> {
  const { tx, workspaceId, sample, members, campaigns } = stored;
  const replies = sample.notes.reduce((sum, note) => sum + note.replies.length, 0);
  let version = await takeVersions(tx, workspaceId, sample.notes.length + replies);
  const contextOf = contextsOf(sample);
  const notes = sample.notes.map((note) => ({
    workspace_id: workspaceId,
    id: sample.random.id(note.at),
    version: version++,
    contact_id: note.person.id,
    author_id: members[note.author],
    written_at: iso(note.at),
    received_at: iso(note.at + 800),
    outcome: note.outcome,
    kinds: note.kinds,
    text: note.text,
    campaign_id: campaigns.get(note.campaign?.name ?? '') ?? null,
    call_seconds: note.callSeconds,
    context: contextOf(note.person, note.at),
    sample: true,
  }));
  await insertBulk(tx, 'app.notes', notes);
  const answers = sample.notes.flatMap((note, index) =>
    note.replies.map((reply) => ({ reply, noteId: notes[index]?.id })),
  );
  const rows = answers.map(({ reply, noteId }) => ({
    workspace_id: workspaceId,
    id: sample.random.id(reply.at),
    version: version++,
    note_id: noteId,
    author_id: members[reply.author],
    written_at: iso(reply.at),
    received_at: iso(reply.at + 500),
    text: reply.text,
  }));
  await insertBulk(tx, 'app.replies', rows);
}

/** What stood around a note when it was written: by the function that the hub itself uses. */
function contextsOf(sample: Sample): (person: SamplePerson, at: number) => NoteContext {
  const lives = new Map(sample.people.map(({ person, life }) => [person, life]));
  const touches = Map.groupBy(sample.touches, ({ person }) => person);
  return (person, at) => {
    const life = lives.get(person);
    const seen = (touches.get(person) ?? [])
      .toSorted((a, b) => b.at - a.at)
      .map((touch) => ({ ...touch, occurredAt: iso(touch.at), channel: touchType(touch.type).channel }));
    const status = life ? statusAt(life, at) : null;
    const contact = { title: person.title, emails: person.emails, company: person.company };
    return noteContextOf({ status, contact, touches: seen }, DEFAULT_SCORING_MODEL, new Date(at));
  };
}
