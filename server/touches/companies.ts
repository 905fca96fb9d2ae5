import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Id } from '#lib/model/id.ts';
import { insertBulk, recordsOf } from '#server/db/bulk.ts';
import type { Tx } from '#server/db/schema.ts';
import type { CompanyFacts } from './incoming.ts';

export type KnownCompany = {
  readonly id: Id;
  readonly name: string;
  readonly domain: string | null;
  readonly industry: string | null;
  readonly employees: number | null;
};

/** Companies by domain and by name; looks, finds and adds in memory until `save`. */
export type CompanyBook = {
  /** The company of these facts: by domain, then by name; a new one where nobody has it. null where neither is said. */
  take(facts: CompanyFacts): KnownCompany | null;
  /** Writes new and changed companies; gives the ids of those that got another name. */
  save(): Promise<Id[]>;
};

/** Opens the companies that any of the facts may mean. */
export async function openCompanies(tx: Tx, workspaceId: Id, facts: readonly CompanyFacts[]): Promise<CompanyBook> {
  const found = await findCompanies(tx, workspaceId, facts);
  const byDomain = new Map(found.flatMap((company) => (company.domain ? [[company.domain, company]] : [])));
  const byName = new Map(found.map((company) => [company.name.toLowerCase(), company]));
  const added = new Map<Id, KnownCompany>();
  const changed = new Map<Id, KnownCompany>();
  const renamed = new Set<Id>();

  const find = ({ domain, name }: CompanyFacts): KnownCompany | undefined =>
    byDomain.get(domain ?? '') ?? byName.get(name?.toLowerCase() ?? '');
  const enter = (company: KnownCompany): void => {
    if (company.domain) byDomain.set(company.domain, company);
    byName.set(company.name.toLowerCase(), company);
  };
  const take = (wanted: CompanyFacts): KnownCompany | null => {
    const before = find(wanted);
    const company = before ? merged(before, wanted) : made(wanted);
    if (company === null || company === before) return company;
    const isNew = !before || added.has(company.id);
    (isNew ? added : changed).set(company.id, company);
    if (before && !isNew && before.name !== company.name) renamed.add(company.id);
    enter(company);
    return company;
  };
  const save = async (): Promise<Id[]> => {
    const rowOf = (company: KnownCompany) => ({ workspace_id: workspaceId, ...company });
    await insertBulk(tx, 'app.companies', [...added.values()].map(rowOf));
    await updateCompanies(tx, workspaceId, [...changed.values()].map(rowOf));
    return [...renamed];
  };
  return { take, save };
}

/** A company that is only known by its domain is called by it until somebody says its name. */
function made({ name, domain, industry, employees }: CompanyFacts): KnownCompany | null {
  const called = name ?? domain;
  return called === null ? null : { id: uuidv7(), name: called, domain, industry, employees };
}

function merged(before: KnownCompany, wanted: CompanyFacts): KnownCompany {
  const name = before.name === before.domain ? (wanted.name ?? before.name) : before.name;
  const industry = wanted.industry ?? before.industry;
  const employees = wanted.employees ?? before.employees;
  const same = name === before.name && industry === before.industry && employees === before.employees;
  return same ? before : { ...before, name, industry, employees };
}

async function findCompanies(tx: Tx, workspaceId: Id, facts: readonly CompanyFacts[]): Promise<KnownCompany[]> {
  const domains = facts.flatMap(({ domain }) => domain ?? []);
  const names = facts.flatMap(({ name }) => name?.toLowerCase() ?? []);
  if (domains.length + names.length === 0) return [];
  const { rows } = await sql<KnownCompany>`
    select id, name, domain, industry, employees from app.companies
    where workspace_id = ${workspaceId} and (domain = any(${domains}::text[]) or lower(name) = any(${names}::text[]))
    order by created_at desc, id desc`.execute(tx);
  return rows;
}

async function updateCompanies(tx: Tx, workspaceId: Id, rows: readonly (KnownCompany & { workspace_id: Id })[]) {
  if (rows.length === 0) return;
  await sql`
    update app.companies as company set name = new.name, industry = new.industry, employees = new.employees
    from ${recordsOf('app.companies', rows)} as new
    where company.workspace_id = ${workspaceId} and company.id = new.id`.execute(tx);
}
