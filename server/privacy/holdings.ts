import { type RawBuilder, sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import type { Schema } from '#server/db/schema.ts';
import { addressesOf, type Person } from './person.ts';

type Table = keyof Schema;
type Condition = RawBuilder<boolean>;

/** A table that holds something about people, and which of its rows are about this one. */
export type Holding = {
  readonly table: Table;
  readonly rows: (person: Person, workspaceId: Id) => Condition;
  /** Those of them that an erasure leaves, since they are about others too. */
  readonly stays?: (person: Person, workspaceId: Id) => Condition;
};

const among = (column: string, ids: readonly Id[]): Condition => sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`;
const ofContact = ({ contactIds }: Person): Condition => among('contact_id', contactIds);

/** The keys under which touches wait for somebody who isn't known yet (server/touches/resolve-people.ts). */
const visitorKeys = (person: Person): string[] => [
  ...addressesOf(person, 'anonymous_id'),
  ...addressesOf(person, 'user_id').map((userId) => `user:${userId}`),
];

/**
 * All that a workspace holds on a person whom it sells to, in the order in which it can be taken away. Export, erasure and the counts of a dry
 * run read this one list; a test walks the database's own catalogue and fails for a table that stands neither here nor in
 * `TEAM` (team.ts), `ACCOUNTS` (accounts.ts) or `ABOUT_NOBODY`.
 */
export const HOLDINGS: readonly Holding[] = [
  {
    table: 'app.replies',
    rows: ({ contactIds }, workspaceId) => sql<boolean>`note_id in (
      select id from app.notes where workspace_id = ${workspaceId} and contact_id = any(${contactIds}::uuid[]))`,
  },
  { table: 'app.notes', rows: ofContact },
  { table: 'app.status_changes', rows: ofContact },
  {
    table: 'app.touches',
    rows: (person) => sql<boolean>`(${ofContact(person)}
      or (contact_id is null and anonymous_id = any(${visitorKeys(person)}::text[])))`,
  },
  { table: 'app.contact_addresses', rows: ofContact },
  { table: 'app.contacts', rows: ({ contactIds }) => among('id', contactIds) },
  {
    table: 'app.companies',
    rows: ({ companyIds }) => among('id', companyIds),
    stays: ({ contactIds }, workspaceId) => sql<boolean>`exists (
      select 1 from app.contacts as other where other.workspace_id = ${workspaceId}
        and other.company_id = companies.id and other.id <> all(${contactIds}::uuid[]))`,
  },
  { table: 'app.rejected_events', rows: mentionedIn },
  {
    table: 'app.excluded',
    rows: (person) => sql<boolean>`entries && ${addressesOf(person, 'email')}::text[]`,
    stays: () => sql<boolean>`true`,
  },
];

/** Fewer digits stand in too many other numbers. */
const PHONE_DIGITS_MIN = 7;

/** An event that names an address or a number (however it is spaced) anywhere, or an id as a whole value. */
function mentionedIn(person: Person): Condition {
  const ids = [...addressesOf(person, 'user_id'), ...addressesOf(person, 'anonymous_id')];
  const texts = [...addressesOf(person, 'email'), ...ids.map((id) => JSON.stringify(id).toLowerCase())];
  const phones = addressesOf(person, 'phone').filter((phone) => phone.length >= PHONE_DIGITS_MIN);
  return sql<boolean>`(lower(event::text) like any(${patterns(texts)}::text[])
    or regexp_replace(event::text, '[\\s()./-]', '', 'g') like any(${patterns(phones)}::text[]))`;
}

const patterns = (texts: readonly string[]): string[] => texts.map((text) => `%${escapeLike(text)}%`);

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/**
 * Free text about others in which an address of this person may stand: it is taken out, the rest stays. `version`: the
 * row replicates, and a change takes one.
 */
export const MENTIONS: readonly { table: Table; column: string; json?: true; version?: true }[] = [
  { table: 'app.notes', column: 'text', version: true },
  { table: 'app.notes', column: 'others', json: true, version: true },
  { table: 'app.replies', column: 'text', version: true },
  { table: 'app.status_changes', column: 'reason' },
  { table: 'app.contacts', column: 'traits', json: true },
  { table: 'app.touches', column: 'title' },
  { table: 'app.touches', column: 'props', json: true },
];

/** Tables that say nothing about people, and why. */
export const ABOUT_NOBODY: Readonly<Record<string, string>> = {
  'app.workspaces': 'name and settings of a workspace',
  'app.workspace_versions': 'a counter',
  'app.write_keys': 'hashes of keys',
  'app.campaigns': 'what marketing writes for everybody',
  'app.definitions': 'what the team means by its words',
  'app.scoring_models': 'rules',
  'app.refusals': 'codes and sentences of ours: the refused words stay with who wrote them',
  'app.recipes': 'patterns and selectors, never what stood there',
  'app.recipe_health': 'counts',
  'app.erasures': 'hashes under a key, and ids that lead nowhere any more',
  'app.note_tallies': 'numbers of notes by author and month',
  'app.suppressions': 'hashes under a key, and domains of companies',
  'app.retention': 'settings',
  'app.audit': 'who did what when; people stand there as hashes under a key',
  'auth.verification': 'hashes of codes under way',
  'auth.rate_limits': 'counters of tries to sign in',
  'auth.settings': "the hub's own secret",
};
