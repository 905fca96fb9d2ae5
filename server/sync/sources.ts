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
import { EVERYTHING, type Window, within } from './window.ts';

/**
 * Who pulls: sees everything shared in the workspace, and what belongs to this member alone; of notes and replies what
 * the window lets in, which is all of them unless it is said.
 */
export type Reader = { readonly workspaceId: Id; readonly memberId: Id; readonly window?: Window };
/** Versions after `from` and up to `to`. */
export type Range = { readonly from: number; readonly to: number };

/** A replicated table. */
type Source = {
  /** Which of its rows this reader may see: a condition that its version index answers. */
  readonly visibleTo: (reader: Reader) => RawBuilder<boolean>;
  readonly table: SharedTable | 'app.read_marks';
  /** The name of the table on the wire, and what tells its rows apart: a digest is made of these. */
  readonly name: Change['table'];
  readonly key: RawBuilder<string>;
  /** Leaves tombstones, which a digest passes by. */
  readonly entombs?: true;
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
const inWindow = (reader: Reader) => sql<boolean>`${inWorkspaceOf(reader)} and ${within(reader.window ?? EVERYTHING)}`;

type Shared<T extends SharedTable> = Pick<Source, 'name'> &
  Partial<Pick<Source, 'key' | 'visibleTo' | 'entombs'>> & { readonly rowOf: (row: Row<T>) => Change };

/** A table of which everybody in the workspace sees every row. */
const shared = <T extends SharedTable>(table: T, { rowOf, ...own }: Shared<T>): Source => {
  const source = { key: sql<string>`id`, visibleTo: inWorkspaceOf, ...own };
  return {
    ...source,
    table,
    load: async (tx, reader, { from, to }) => {
      const { rows } = await sql<Row<T>>`
        select * from ${sql.table(table)}
        where ${source.visibleTo(reader)} and version > ${from} and version <= ${to}`.execute(tx);
      return rows.map(rowOf);
    },
  };
};

/** Everything that replicates. */
export const SOURCES: readonly Source[] = [
  shared('app.notes', {
    name: 'notes',
    visibleTo: inWindow,
    entombs: true,
    rowOf: (row) => ({ table: 'notes', row: noteOf(row) }),
  }),
  shared('app.replies', {
    name: 'replies',
    visibleTo: inWindow,
    entombs: true,
    rowOf: (row) => ({ table: 'replies', row: replyOf(row) }),
  }),
  shared('app.definitions', {
    name: 'definitions',
    key: sql`key`,
    rowOf: (row) => ({ table: 'definitions', row: definitionOf(row) }),
  }),
  shared('app.campaigns', { name: 'campaigns', rowOf: (row) => ({ table: 'campaigns', row: campaignOf(row) }) }),
  shared('app.members', { name: 'members', rowOf: (row) => ({ table: 'members', row: memberOf(row) }) }),
  shared('app.excluded', {
    name: 'excluded',
    key: sql`'excluded'`,
    rowOf: (row) => ({ table: 'excluded', row: excludedOf(row) }),
  }),
  shared('app.recipes', {
    name: 'recipes',
    entombs: true,
    rowOf: (row) => ({ table: 'recipes', row: recipeRowOf(row) }),
  }),
  shared('app.recipe_health', {
    name: 'recipeHealth',
    rowOf: (row) => ({ table: 'recipeHealth', row: recipeHealthOf(row) }),
  }),
  {
    table: 'app.contacts',
    name: 'contacts',
    key: sql`id`,
    visibleTo: inWorkspaceOf,
    load: async (tx, reader, range) =>
      (await feedCardsBetween(tx, reader.workspaceId, range)).map((row) => ({ table: 'contacts', row })),
  },
  {
    table: 'app.read_marks',
    name: 'readMarks',
    key: sql`member_id`,
    visibleTo: ofMember,
    load: async (tx, reader, { from, to }) => {
      const { rows } = await sql<Row<'app.read_marks'>>`
        select * from app.read_marks where ${ofMember(reader)} and version > ${from} and version <= ${to}`.execute(tx);
      return rows.map((row) => ({ table: 'readMarks', row: readMarkOf(row) }));
    },
  },
];
