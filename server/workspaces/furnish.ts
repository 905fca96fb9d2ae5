import type { Id } from '#lib/model/id.ts';
import type { Signature, StatusDefinition } from '#lib/model/status.ts';
import { DEFAULT_SCORING_MODEL } from '#lib/scoring/default-model.ts';
import type { Tx } from '#server/db/schema.ts';
import { takeVersions } from '#server/db/versions.ts';
import { DEFAULT_DEFINITIONS } from '#server/definitions/default-definitions.ts';
import { insertDefinitions } from '#server/definitions/repository.ts';

/** Who signed the definitions, for a workspace that starts with them in force (the sample). */
export type Signatures = { readonly sales: Signature; readonly marketing: Signature };

/**
 * Gives a new workspace what it starts with: the nine default definitions and the default scoring model. Without
 * signatures the definitions are drafts, which the team reads, edits and signs.
 */
export async function furnishWorkspace(tx: Tx, workspaceId: Id, signatures?: Signatures): Promise<void> {
  const first = await takeVersions(tx, workspaceId, DEFAULT_DEFINITIONS.length);
  const definitions = DEFAULT_DEFINITIONS.map(
    (text, index): StatusDefinition => ({
      ...text,
      version: first + index,
      revision: 1,
      order: index + 1,
      salesSignature: signatures?.sales ?? null,
      marketingSignature: signatures?.marketing ?? null,
    }),
  );
  await insertDefinitions(tx, workspaceId, definitions);
  const { version } = DEFAULT_SCORING_MODEL;
  await tx
    .insertInto('app.scoring_models')
    .values({ workspace_id: workspaceId, version, model: JSON.stringify(DEFAULT_SCORING_MODEL) })
    .execute();
}
