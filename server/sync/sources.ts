import { type RawBuilder, sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import type { Change } from '#lib/protocol/pull.ts';
import { campaignOf } from '#server/campaigns/repository.ts';
import { feedCardsBetween } from '#server/contacts/feed-cards.ts';
import type { Row, Tx } from '#server/db/schema.ts';
import { definitionOf } from '#server/definitions/repository.ts';
import { excludedOf } from '#server/excluded/repository.ts';
import { memberOf } from '#server/members/repository.ts';
import { noteOf, replyOf } from '#server/notes/note-row.ts';
import { readMarkOf } from '#server/notes/read-marks.ts';
import { recipeHealthOf } from '#server/recipes/health.ts';
import { recipeRowOf } from '#server/recipes/repository.ts';

/** Who pulls: sees everything shared in the workspace, and what belongs to this member alone. */
export type Reader = { readonly workspaceId: Id; readonly memberId: Id };
/** Versions after `from` and up to `to`. */
export type Range = { readonly from: number; readonly to: number };

/** A replicated table. */
type Source = {
  /** Which of its rows this reader may see: a condition that its version index answers. */
  readonly visibleTo: (reader: Reader) => RawBuilder<boolean>;
  readonly table: SharedTable | 'app.read_marks';
  readonly load: (tx: Tx, reader: Reader, range: Range) => Promise<Change[]>;
};
type SharedTable =
  | 'app.notes'
  | 'app.replies'
  | 'app.contacts'
  | 'app.definitions'
  | 'app.campaigns'
  | 'app.members'
  | 'app.excluded'
  | 'app.recipes'
  | 'app.recipe_health';

const inWorkspaceOf = (reader: Reader) => sql<boolean>`workspace_id = ${reader.workspaceId}`;
const ofMember = (reader: Reader) => sql<boolean>`${inWorkspaceOf(reader)} and member_id = ${reader.memberId}`;

/** A table of which everybody in the workspace sees every row. */
const shared = <T extends SharedTable>(table: T, changeOf: (row: Row<T>) => Change): Source => ({
  table,
  visibleTo: inWorkspaceOf,
  load: async (tx, reader, { from, to }) => {
    const { rows } = await sql<Row<T>>`
      select * from ${sql.table(table)}
      where ${inWorkspaceOf(reader)} and version > ${from} and version <= ${to}`.execute(tx);
    return rows.map(changeOf);
  },
});

/** Everything that replicates. */
export const SOURCES: readonly Source[] = [
  shared('app.notes', (row) => ({ table: 'notes', row: noteOf(row) })),
  shared('app.replies', (row) => ({ table: 'replies', row: replyOf(row) })),
  shared('app.definitions', (row) => ({ table: 'definitions', row: definitionOf(row) })),
  shared('app.campaigns', (row) => ({ table: 'campaigns', row: campaignOf(row) })),
  shared('app.members', (row) => ({ table: 'members', row: memberOf(row) })),
  shared('app.excluded', (row) => ({ table: 'excluded', row: excludedOf(row) })),
  shared('app.recipes', (row) => ({ table: 'recipes', row: recipeRowOf(row) })),
  shared('app.recipe_health', (row) => ({ table: 'recipeHealth', row: recipeHealthOf(row) })),
  {
    table: 'app.contacts',
    visibleTo: inWorkspaceOf,
    load: async (tx, reader, range) =>
      (await feedCardsBetween(tx, reader.workspaceId, range)).map((row) => ({ table: 'contacts', row })),
  },
  {
    table: 'app.read_marks',
    visibleTo: ofMember,
    load: async (tx, reader, { from, to }) => {
      const { rows } = await sql<Row<'app.read_marks'>>`
        select * from app.read_marks where ${ofMember(reader)} and version > ${from} and version <= ${to}`.execute(tx);
      return rows.map((row) => ({ table: 'readMarks', row: readMarkOf(row) }));
    },
  },
];
