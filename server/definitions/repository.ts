import type { Id } from '#lib/model/id.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import type { NewRow, Row, Tx } from '#server/db/schema.ts';

/** All definitions of the workspace, in the order of the life cycle. */
export async function listDefinitions(tx: Tx, workspaceId: Id): Promise<StatusDefinition[]> {
  const rows = await tx
    .selectFrom('app.definitions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('position')
    .execute();
  return rows.map(definitionOf);
}

/** Stores new definitions. Each carries a version that was taken for it. */
export async function insertDefinitions(tx: Tx, workspaceId: Id, definitions: StatusDefinition[]): Promise<void> {
  if (definitions.length === 0) return;
  await tx
    .insertInto('app.definitions')
    .values(definitions.map((definition) => rowOf(workspaceId, definition)))
    .execute();
}

/** A row of `app.definitions` as everybody outside the hub's tables sees it. */
export const definitionOf = (row: Row<'app.definitions'>): StatusDefinition => ({
  key: row.key,
  version: row.version,
  revision: row.revision,
  order: row.position,
  label: row.label,
  what: row.what,
  behaviour: row.behaviour,
  who: row.who,
  timeFrame: row.time_frame,
  otherwise: row.otherwise,
  criteria: row.criteria,
  salesSignature: row.sales_signature,
  marketingSignature: row.marketing_signature,
});

const rowOf = (workspaceId: Id, definition: StatusDefinition): NewRow<'app.definitions'> => ({
  workspace_id: workspaceId,
  key: definition.key,
  version: definition.version,
  revision: definition.revision,
  position: definition.order,
  label: definition.label,
  what: definition.what,
  behaviour: definition.behaviour,
  who: definition.who,
  time_frame: definition.timeFrame,
  otherwise: definition.otherwise,
  criteria: JSON.stringify(definition.criteria),
  sales_signature: jsonOrNull(definition.salesSignature),
  marketing_signature: jsonOrNull(definition.marketingSignature),
});

const jsonOrNull = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));
