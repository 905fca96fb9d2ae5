import type { Id } from '#lib/model/id.ts';
import { type ScoringModel, scoringModel } from '#lib/model/scoring-model.ts';
import { DEFAULT_SCORING_MODEL } from '#lib/scoring/default-model.ts';
import type { ScoreInput } from '#lib/scoring/score.ts';
import { answersOf, statement } from '#server/db/pipeline.ts';
import type { Row, Tx } from '#server/db/schema.ts';

/** The workspace's scoring model in force: its newest, or the one that every workspace starts with. */
export async function findScoringModel(tx: Tx, workspaceId: Id): Promise<ScoringModel> {
  const [row] = await selectModel(tx, [workspaceId]);
  return row === undefined ? DEFAULT_SCORING_MODEL : scoringModel.parse(row.model);
}

const selectModel = statement<Pick<Row<'app.scoring_models'>, 'model'>>(
  'select model from app.scoring_models where workspace_id = $1 order by version desc limit 1',
);

/** What scoring needs of a contact, with its touches newest first; its status; whether its card replicates already. */
export type ScoringFacts = ScoreInput & {
  readonly status: string | null;
  readonly inFeed: boolean;
  readonly touches: readonly FactTouch[];
};

/** The facts of these contacts; unknown ones are missing. */
export async function findScoringFacts(
  tx: Tx,
  workspaceId: Id,
  contactIds: readonly Id[],
): Promise<Map<Id, ScoringFacts>> {
  if (contactIds.length === 0) return new Map();
  const wanted = JSON.stringify(contactIds);
  const [contacts, touches] = await answersOf([
    selectContacts(tx, [workspaceId, wanted]),
    selectTouches(tx, [workspaceId, wanted]),
  ]);
  const touchesOf = Map.groupBy(touches, ({ contactId }) => contactId);
  return new Map(contacts.map((contact) => [contact.id, factsOf(contact, touchesOf.get(contact.id) ?? [])]));
}

function factsOf({ title, emails, status, inFeed, ...company }: FactRow, touches: readonly FactTouch[]): ScoringFacts {
  const { companyId, industry, employees } = company;
  const contact = { title, emails, company: companyId === null ? null : { industry, employees } };
  return { status, inFeed, contact, touches };
}

type FactRow = Pick<Row<'app.contacts'>, 'id' | 'title' | 'status'> & {
  inFeed: boolean;
  companyId: Id | null;
  industry: string | null;
  employees: number | null;
  emails: string[];
};

/** One by one, by the primary key: anything else may read the whole workspace (server/notes/repository.ts, `selectAuthors`). */
const selectContacts = statement<FactRow>(`
  select contact.id, contact.title, contact.status, contact.version is not null as "inFeed",
    company.id as "companyId", company.industry, company.employees,
    array(
      select address from app.contact_addresses as known
      where known.workspace_id = contact.workspace_id and known.contact_id = contact.id and known.kind = 'email'
      order by position
    ) as emails
  from json_array_elements_text($2::json) as wanted (id)
  cross join lateral (
    select * from app.contacts where workspace_id = $1 and id >= wanted.id::uuid order by id limit 1
  ) as contact
  left join lateral (
    select id, industry, employees from app.companies where workspace_id = $1 and id = contact.company_id limit 1
  ) as company on true
  where contact.id = wanted.id::uuid`);

type FactTouch = Pick<Row<'app.touches'>, 'type' | 'channel' | 'verdict' | 'title' | 'props'> & { occurredAt: string };

const selectTouches = statement<FactTouch & { contactId: Id }>(`
  select contact_id as "contactId", type, channel, occurred_at as "occurredAt", verdict, title, props
  from json_array_elements_text($2::json) as wanted (id)
  cross join lateral (
    select * from app.touches where workspace_id = $1 and contact_id = wanted.id::uuid order by occurred_at desc, id desc
  ) as touch`);
