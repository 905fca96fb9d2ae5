import type { Id } from '#lib/model/id.ts';
import { type ScoringModel, scoringModel } from '#lib/model/scoring-model.ts';
import { DEFAULT_SCORING_MODEL } from '#lib/scoring/default-model.ts';
import type { ScoreInput } from '#lib/scoring/score.ts';
import type { Tx } from '#server/db/schema.ts';

/** The workspace's scoring model in force: its newest, or the one that every workspace starts with. */
export async function findScoringModel(tx: Tx, workspaceId: Id): Promise<ScoringModel> {
  const row = await tx
    .selectFrom('app.scoring_models')
    .select('model')
    .where('workspace_id', '=', workspaceId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? DEFAULT_SCORING_MODEL : scoringModel.parse(row.model);
}

/** What scoring needs of a contact, with its touches newest first, and its status; null for an unknown contact. */
export async function findScoringFacts(tx: Tx, workspaceId: Id, contactId: Id) {
  const contact = await tx
    .selectFrom('app.contacts as contact')
    .leftJoin('app.companies as company', (join) =>
      join.onRef('company.workspace_id', '=', 'contact.workspace_id').onRef('company.id', '=', 'contact.company_id'),
    )
    .select(['contact.title', 'contact.status', 'company.id as companyId', 'company.industry', 'company.employees'])
    .where('contact.workspace_id', '=', workspaceId)
    .where('contact.id', '=', contactId)
    .executeTakeFirst();
  if (contact === undefined) return null;
  const touches = await tx
    .selectFrom('app.touches')
    .select(['type', 'channel', 'occurred_at as occurredAt', 'verdict', 'title', 'props'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const { title, status, companyId, industry, employees } = contact;
  const company = companyId === null ? null : { industry, employees };
  const facts = { title, emails: await emailsOf(tx, workspaceId, contactId), company };
  return { status, touches, contact: facts } satisfies ScoreInput & { status: string | null };
}

async function emailsOf(tx: Tx, workspaceId: Id, contactId: Id): Promise<string[]> {
  const rows = await tx
    .selectFrom('app.contact_addresses')
    .select('address')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'email')
    .orderBy('position')
    .execute();
  return rows.map(({ address }) => address);
}
