import { v7 as uuidv7 } from 'uuid';
import type { Id, Instant } from '#lib/model/id.ts';
import { codeOf } from '#server/db/roles.ts';
import type { Db, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import type { Bus } from '#server/sync/bus.ts';
import { openVersions } from '#server/sync/versions.ts';
import { findAddresses, insertAddresses } from './address-book.ts';
import type { Incoming, IncomingTouch } from './incoming.ts';
import { withoutObjections } from './objections.ts';
import { factsByContact, findContacts, isNews, storePeople } from './people.ts';
import {
  claimTouches,
  findCampaigns,
  insertTouches,
  keepRejected,
  markAutomaticClicks,
  type RejectedEvent,
  type Span,
  setConsent,
} from './repository.ts';
import { type Resolution, resolvePeople, visitorKey, visitorsFound } from './resolve-people.ts';

export type IngestDeps = { readonly db: Db; readonly bus: Bus };

/** For each item: a touch that is new here, one that the hub had, word about a person without a touch, or one that objects. */
export type ItemResult = 'created' | 'duplicate' | 'noted' | 'suppressed';

/**
 * Takes in what sources tell, in one transaction: finds or makes the people, stores the touches once each, gives
 * visitors' earlier touches to whom they turned out to be, and marks clicks that no person made. `rejected` events are
 * set aside in the same transaction. Of people who object nothing is kept.
 */
export async function ingest(
  { db, bus }: IngestDeps,
  workspaceId: Id,
  {
    items,
    rejected = [],
    receivedAt,
  }: { items: readonly Incoming[]; rejected?: readonly RejectedEvent[]; receivedAt: Instant },
): Promise<ItemResult[]> {
  const attempt = () =>
    inWorkspace(db, workspaceId, async (tx) => {
      const { welcome, kept, isWelcome } = await withoutObjections(tx, workspaceId, { items, rejected });
      if (kept.length > 0) await keepRejected(tx, workspaceId, kept);
      const { resolution, cardsChanged } = await settlePeople(tx, workspaceId, welcome);
      const results = await storeTouches(tx, workspaceId, { items: welcome, resolution, receivedAt });
      let next = 0;
      return { results: isWelcome.map((is) => (is ? (results[next++] ?? 'noted') : 'suppressed')), cardsChanged };
    });
  const { results, cardsChanged } = await attempt().catch((error: unknown) => {
    // Somebody whom the batch speaks of was erased while it was stored: now it finds nobody.
    if (codeOf(error) !== FOREIGN_KEY_VIOLATION) throw error;
    return attempt();
  });
  if (cardsChanged) bus.publish({ workspaceId, memberId: null });
  return results;
}

const FOREIGN_KEY_VIOLATION = '23503';

/** Most batches tell nothing new about people: only those that do lock the workspace's counter, and look again. */
async function settlePeople(tx: Tx, workspaceId: Id, items: readonly Incoming[]) {
  const glance = resolvePeople(items, await findAddresses(tx, workspaceId, items), uuidv7);
  if (!(await tellsNews(tx, workspaceId, items, glance))) return { resolution: glance, cardsChanged: false };

  const versions = await openVersions(tx, workspaceId);
  const known = await findAddresses(tx, workspaceId, items);
  const resolution = resolvePeople(items, known, uuidv7);
  await storePeople(tx, workspaceId, {
    resolution,
    facts: factsByContact(items, resolution),
    addressesOf: Map.groupBy([...known, ...resolution.gained], ({ contactId }) => contactId),
    gainedEmail: new Set(resolution.gained.filter(({ kind }) => kind === 'email').map(({ contactId }) => contactId)),
    takeVersion: versions.take,
  });
  await insertAddresses(tx, workspaceId, resolution.gained, known);
  await versions.close();
  return { resolution, cardsChanged: versions.taken > 0 };
}

async function tellsNews(
  tx: Tx,
  workspaceId: Id,
  items: readonly Incoming[],
  resolution: Resolution,
): Promise<boolean> {
  if (resolution.created.size > 0 || resolution.gained.length > 0) return true;
  const facts = factsByContact(items, resolution);
  const contacts = await findContacts(tx, workspaceId, [...facts.keys()]);
  return contacts.some((contact) => {
    const told = facts.get(contact.id);
    return told !== undefined && isNews(contact, told);
  });
}

type Settled = { items: readonly Incoming[]; resolution: Resolution; receivedAt: Instant };

async function storeTouches(
  tx: Tx,
  workspaceId: Id,
  { items, resolution, receivedAt }: Settled,
): Promise<ItemResult[]> {
  const names = new Set(items.flatMap(({ touch }) => touch?.campaign?.toLowerCase() ?? []));
  const campaigns = await findCampaigns(tx, workspaceId, names);
  const touches = items.flatMap(({ messageId, keys, touch }, index) => {
    if (touch === null) return [];
    const contactId = resolution.contactOf[index] ?? null;
    const campaignId = campaigns.get(touch.campaign?.toLowerCase() ?? '') ?? null;
    return [
      {
        contactId,
        visitor: visitorKey(keys),
        messageId,
        campaignId,
        touch: campaignId ? touch : withCampaignName(touch),
      },
    ];
  });
  const stored = await insertTouches(tx, workspaceId, touches, receivedAt);
  const results = items.map(({ messageId, touch }): ItemResult => {
    if (touch === null) return 'noted';
    // Of two with one id in the same batch the first is new.
    return stored.delete(messageId) ? 'created' : 'duplicate';
  });
  await claimTouches(tx, workspaceId, visitorsFound(resolution.gained));
  const fresh = items.filter((_, index) => results[index] === 'created');
  const contactOf = new Map(items.map((item, index) => [item, resolution.contactOf[index] ?? null]));
  await setConsent(tx, workspaceId, consentIn(fresh, contactOf));
  await markAutomaticClicks(tx, workspaceId, spansIn(fresh, contactOf));
  return results;
}

/** A campaign that nobody has made here stays with the touch by its name. */
const withCampaignName = (touch: IncomingTouch): IncomingTouch =>
  touch.campaign === null ? touch : { ...touch, props: { campaign: touch.campaign, ...touch.props } };

type ContactOf = ReadonlyMap<Incoming, Id | null>;

function consentIn(items: readonly Incoming[], contactOf: ContactOf) {
  return items.flatMap((item) => {
    const contactId = contactOf.get(item);
    const type = item.touch?.type;
    if (!contactId || !item.touch || (type !== 'consent.unsubscribed' && type !== 'consent.subscribed')) return [];
    return [{ contactId, at: item.touch.occurredAt, mail: type === 'consent.subscribed' }];
  });
}

/** How far around an e-mail touch another one may decide about it (verdict.ts), in ms. */
const REACH = 10_000;

function spansIn(items: readonly Incoming[], contactOf: ContactOf): Span[] {
  const spans = new Map<Id, { from: number; to: number }>();
  for (const item of items) {
    const contactId = contactOf.get(item);
    if (!contactId || !item.touch || !/^email\.(sent|delivered|clicked)$/.test(item.touch.type)) continue;
    const at = Date.parse(item.touch.occurredAt);
    const span = spans.get(contactId) ?? { from: at, to: at };
    spans.set(contactId, { from: Math.min(span.from, at - REACH), to: Math.max(span.to, at + REACH) });
  }
  const iso = (at: number) => new Date(at).toISOString();
  return [...spans].map(([contactId, { from, to }]) => ({ contactId, from: iso(from), to: iso(to) }));
}
