import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#server/db/schema.ts';
import { HOLDINGS } from '#server/privacy/holdings.ts';
import type { Column } from './catalogue.ts';

/** Stands in every text of the person, and nowhere else. */
export const MARKER = 'zyxmarker';
export const EMAIL = `${MARKER}@person.test`;
export const SECOND_EMAIL = `second.${MARKER}@person.test`;
export const PHONE = '+4915799988877';
export const USER_ID = `${MARKER}-user`;
/** All by which a trace of the person shows. */
export const TRACES = [MARKER, PHONE.slice(1)];

/** Columns whose words are not free: what they hold says nothing of a person. */
const CLOSED: Record<string, unknown> = {
  'app.contacts.status': 'mql',
  'app.contact_addresses.kind': 'email',
  'app.touches.channel': 'email',
  'app.touches.verdict': 'human',
  'app.touches.type': 'email.clicked',
  'app.rejected_events.code': 'event_invalid',
  'app.notes.outcome': 'connected',
  'app.notes.kinds': ['objection'],
  'app.notes.context': null,
  'app.notes.others': [{ id: uuidv7(), memberId: uuidv7(), at: '2026-11-01T00:00:00.000Z', patch: { text: MARKER } }],
  'app.status_changes.to_status': 'mql',
  'app.status_changes.from_status': null,
};
const OWN_ROWS = new Set(['app.excluded', 'app.contact_addresses']);

/** Seeds a person with the marker in every free text of every table that holds something on people. */
export async function seedMarkedPerson(
  tx: Tx,
  columns: readonly Column[],
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
): Promise<{ contactId: string; companyId: string; noteId: string }> {
  const ids = { contactId: uuidv7(), companyId: uuidv7(), noteId: uuidv7() };
  const given: Record<string, unknown> = {
    workspace_id: workspaceId,
    contact_id: ids.contactId,
    company_id: ids.companyId,
    note_id: ids.noteId,
    author_id: memberId,
    member_id: memberId,
    owner_id: memberId,
    campaign_id: null,
  };
  const own: Record<string, string> = {
    'app.contacts': ids.contactId,
    'app.companies': ids.companyId,
    'app.notes': ids.noteId,
  };
  const tables = HOLDINGS.map(({ table }) => table).reverse();
  for (const table of tables.filter((name) => !OWN_ROWS.has(name)).sort(parentsFirst)) {
    const row = Object.fromEntries(
      columns.filter((column) => column.table === table).map((column) => [column.column, cellOf(column, given)]),
    );
    row.id = own[table] ?? uuidv7();
    await sql`insert into ${sql.table(table)} select * from
      jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(tx);
  }
  const place = { workspace_id: workspaceId, contact_id: ids.contactId };
  await tx
    .insertInto('app.contact_addresses')
    .values([
      { ...place, kind: 'email', address: EMAIL, position: 0 },
      { ...place, kind: 'email', address: SECOND_EMAIL, position: 1 },
      { ...place, kind: 'phone', address: PHONE },
      { ...place, kind: 'user_id', address: USER_ID },
      { ...place, kind: 'anonymous_id', address: `${MARKER}-visitor` },
    ])
    .execute();
  await tx
    .insertInto('app.excluded')
    .values({ workspace_id: workspaceId, version: 1_000, entries: ['boss@acme.test', SECOND_EMAIL] })
    .execute();
  return ids;
}

const ORDER = ['app.companies', 'app.contacts', 'app.notes'];
const place = (table: string): number => (ORDER.includes(table) ? ORDER.indexOf(table) : ORDER.length);
const parentsFirst = (one: string, other: string): number => place(one) - place(other);

function cellOf({ table, column, type }: Column, given: Record<string, unknown>): unknown {
  if (`${table}.${column}` in CLOSED) return CLOSED[`${table}.${column}`];
  if (column in given) return given[column];
  if (type === 'text') return `${MARKER} ${column}`;
  if (type === '_text') return [`${MARKER} ${column}`];
  if (type === 'jsonb') return { [MARKER]: `${column} ${EMAIL}` };
  if (type === 'uuid') return randomUUID();
  if (type === 'timestamp with time zone') return column === 'deleted_at' ? null : new Date().toISOString();
  if (type === 'boolean') return false;
  return 1;
}
