import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Campaign } from '#lib/model/campaign.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { Member } from '#lib/model/member.ts';
import type { ReadMark } from '#lib/model/note.ts';
import type { RecipeHealth } from '#lib/model/recipe-health.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import type { WorkspaceRecipe } from '#lib/model/workspace-recipe.ts';
import type { Draft } from './port.ts';
import type { LookupRow, MetaRow, NoteRow, OutboxEntry, PictureRow, RefusedRow, ReplyRow } from './rows.ts';

/** Whose data a database holds: the hub's address, and the ids of workspace and member. */
export type StoreIdentity = { hub: string; workspaceId: Id; memberId: Id };

/** The local store of one member in one workspace of one hub. */
export class TouchlineDatabase extends Dexie {
  declare notes: EntityTable<NoteRow, 'id'>;
  declare replies: EntityTable<ReplyRow, 'id'>;
  declare contacts: EntityTable<ContactCard, 'id'>;
  declare definitions: EntityTable<StatusDefinition, 'key'>;
  declare campaigns: EntityTable<Campaign, 'id'>;
  declare members: EntityTable<Member, 'id'>;
  declare readMarks: EntityTable<ReadMark, 'memberId'>;
  declare recipes: EntityTable<WorkspaceRecipe, 'id'>;
  declare recipeHealth: EntityTable<RecipeHealth, 'id'>;
  declare pictures: EntityTable<PictureRow, 'contactId'>;
  declare lookups: EntityTable<LookupRow, 'query'>;
  declare drafts: EntityTable<Draft, 'key'>;
  declare outbox: EntityTable<OutboxEntry, 'log'>;
  declare refused: EntityTable<RefusedRow, 'log'>;
  declare meta: Table<MetaRow, MetaRow['key']>;
  readonly me: Id;
  /** This machine's clock (ms since 1970): shown, and used to wait; it never orders what comes from the hub. */
  readonly now: () => number;

  constructor(name: string, me: Id, now: () => number = () => Date.now()) {
    // A note is safe when its write is answered: strict costs 0.6 ms and survives a power cut.
    super(name, { chromeTransactionDurability: 'strict' });
    this.me = me;
    this.now = now;
    this.version(1).stores({
      notes: 'id, [callOrder+id], [feedOrder+id], [contactId+callOrder]',
      replies: 'id, noteId',
      contacts: 'id, companyId',
      definitions: 'key',
      campaigns: 'id',
      members: 'id',
      readMarks: 'memberId',
      pictures: 'contactId, fetchedAt',
      lookups: 'query, fetchedAt',
      drafts: 'key',
      outbox: '++log, seq, row, acked',
      refused: 'log, row',
      meta: 'key',
    });
    this.version(2).stores({ recipes: 'id', recipeHealth: 'id' });
    this.version(3).stores({ pictures: 'contactId, fetchedAt, *picture.contact.emails, *picture.contact.phones' });
    this.version(4).stores({
      notes: 'id, [callOrder+id], [feedOrder+id], [contactId+callOrder], cachedAt',
      replies: 'id, noteId, cachedAt',
    });
    // An index of all calls told twice what the feed's says: each entry makes the first pull longer.
    this.version(5)
      .stores({ notes: 'id, [feedOrder+id], [bareOrder+id], [contactId+callOrder], cachedAt' })
      .upgrade((transaction) =>
        transaction
          .table<NoteRow>('notes')
          .filter(({ callOrder, feedOrder }) => callOrder !== undefined && feedOrder === undefined)
          .modify((row) => {
            if (row.callOrder !== undefined) row.bareOrder = row.callOrder;
          }),
      );
    // Another page deletes it (signing out) or brings a newer schema: let go, and never make it anew by the next read.
    this.on('versionchange', () => {
      this.close();
      return false;
    });
  }

  /** The tables that the hub's pull fills, with those that say what is pending on them. */
  get replica() {
    return [
      this.notes,
      this.replies,
      this.contacts,
      this.definitions,
      this.campaigns,
      this.members,
      this.readMarks,
      this.recipes,
      this.recipeHealth,
      this.outbox,
      this.refused,
      this.meta,
    ];
  }

  /** The tables of a write: rows, outbox and what it is composed from. */
  get written() {
    return [...this.replica, this.pictures, this.lookups, this.drafts];
  }
}

/** The name of a database: a short hash, so that it says nothing of hub or person in the browser's own lists. */
export async function databaseName({ hub, workspaceId, memberId }: StoreIdentity): Promise<string> {
  const bytes = new TextEncoder().encode([hub, workspaceId, memberId].join('\n'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `touchline-${hex}`;
}

/** Opens (and makes, where it doesn't exist) the database. Throws Dexie's error where IndexedDB is denied. */
export async function openDatabase(identity: StoreIdentity, now?: () => number): Promise<TouchlineDatabase> {
  const db = new TouchlineDatabase(await databaseName(identity), identity.memberId, now);
  await db.open();
  return db;
}

/** Deletes all that stands on this machine for one member. Open pages let go of it by themselves. */
export async function deleteDatabase(identity: StoreIdentity): Promise<void> {
  await Dexie.delete(await databaseName(identity));
}
