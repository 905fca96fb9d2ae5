import { readPhone } from '#lib/model/address.ts';
import { type Bag, bagOf, textOf, wholeOf } from './fields.ts';
import type { CompanyFacts, PersonFacts } from './incoming.ts';

/** Traits with a place of their own in a contact; the rest is kept as it came. */
const PLACED = new Set([
  'email',
  'name',
  'firstName',
  'first_name',
  'lastName',
  'last_name',
  'title',
  'phone',
  'company',
]);

/** Reads traits by the names that Segment reserves (segment-docs, spec/identify.md) and their usual other spellings. */
export function personFacts(traits: Bag): PersonFacts {
  return {
    name: textOf(traits, ['name', 'fullName', 'full_name'], 200) ?? namesOf(traits),
    title: textOf(traits, ['title', 'jobTitle', 'job_title', 'position'], 200),
    phone: readPhone(textOf(traits, ['phone', 'phoneNumber', 'phone_number', 'mobile']) ?? ''),
    company: companyOf(traits),
    traits: Object.fromEntries(Object.entries(traits).filter(([key]) => !PLACED.has(key))),
  };
}

function namesOf(traits: Bag): string | null {
  const first = textOf(traits, ['firstName', 'first_name', 'firstname'], 100);
  const last = textOf(traits, ['lastName', 'last_name', 'lastname'], 100);
  const name = [first, last].filter((part) => part !== null).join(' ');
  return name === '' ? null : name;
}

function companyOf(traits: Bag): CompanyFacts | null {
  const name = textOf(traits, ['company', 'companyName', 'company_name', 'organization'], 200);
  const bag = bagOf(traits, 'company');
  const facts = companyFacts(bag);
  return name === null && facts.name === null ? null : { ...facts, name: name ?? facts.name };
}

/** Reads what a group call or a `company` trait says of a company. */
export function companyFacts(bag: Bag): CompanyFacts {
  return {
    name: textOf(bag, ['name'], 200),
    domain: domainIn(textOf(bag, ['domain', 'website', 'url'])),
    industry: textOf(bag, ['industry'], 100),
    employees: wholeOf(bag, ['employees', 'employee_count', 'employeeCount', 'size']),
  };
}

/** `https://www.acme.test/about` → `acme.test`. */
function domainIn(text: string | null): string | null {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^/\s:?#]+)/i.exec(text ?? '')?.[1]?.toLowerCase();
  return host?.includes('.') ? host : null;
}
