import type { Id } from '#lib/model/id.ts';
import type { StatusKey } from '#lib/model/status.ts';
import { COMPANY_HEADS, COMPANY_TAILS, NAMES, TITLES } from './names.ts';
import { at, type Random } from './random.ts';

export type SampleCompany = {
  readonly id: Id;
  readonly name: string;
  readonly domain: string;
  readonly industry: string;
  readonly employees: number;
  /** Its mail passes a scanner that follows every link. */
  readonly scansMail: boolean;
};

export type SamplePerson = {
  readonly id: Id;
  readonly name: string;
  readonly title: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly company: SampleCompany;
  readonly status: StatusKey;
  /** How likely they are to answer: 0 to 1. */
  readonly interest: number;
  /** Reads mail behind a proxy that opens everything. */
  readonly privacyProxy: boolean;
};

export const COMPANIES = 120;
export const CONTACTS = 500;

/** How many people stand at each status; prospects fill up to 500. */
const STATUS_COUNTS: readonly (readonly [StatusKey, number])[] = [
  ['customer', 40],
  ['opportunity', 20],
  ['sql', 25],
  ['sal', 20],
  ['mql', 30],
  ['recycled', 40],
  ['disqualified', 25],
  ['lead', 140],
];

const INDUSTRIES: readonly (readonly [string, number])[] = [
  ['Manufacturing', 28],
  ['Logistics', 24],
  ['Software', 14],
  ['Professional services', 10],
  ['Retail', 10],
  ['Financial services', 6],
  ['Healthcare', 5],
  ['Education', 3],
];

/** The people whom demonstrations and tests ask for by name, with their companies. */
const KNOWN_COMPANIES = [
  { name: 'Acme', domain: 'acme.test', industry: 'Logistics', employees: 420 },
  { name: 'Beispiel GmbH', domain: 'beispiel.test', industry: 'Manufacturing', employees: 180 },
  { name: 'Northwind', domain: 'northwind.test', industry: 'Logistics', employees: 950 },
];
const KNOWN_PEOPLE: readonly (Pick<SamplePerson, 'name' | 'title' | 'emails' | 'phones' | 'status'> & {
  company: number;
})[] = [
  {
    name: 'Jane Doe',
    title: 'VP Operations',
    emails: ['jane.doe@acme.test', 'jane@acme.test'],
    phones: ['+14155550111'],
    status: 'mql',
    company: 0,
  },
  {
    name: 'Sam Lee',
    title: 'Demand Planner',
    emails: ['sam.lee@acme.test'],
    phones: ['+14155550112'],
    status: 'lead',
    company: 0,
  },
  {
    name: 'Jörg Müller',
    title: 'Head of Planning',
    emails: ['joerg.mueller@beispiel.test'],
    phones: ['+4930123456'],
    status: 'sql',
    company: 1,
  },
  {
    name: 'Priya Raman',
    title: 'Director Supply Chain',
    emails: ['priya@northwind.test'],
    phones: ['+12065550142'],
    status: 'opportunity',
    company: 2,
  },
];

/** 120 companies: three that are asked for by name, the others made up. */
export function makeCompanies(random: Random): SampleCompany[] {
  const heads = random.shuffled(COMPANY_HEADS);
  const made = Array.from({ length: COMPANIES - KNOWN_COMPANIES.length }, (_, index) => {
    const industry = random.weighted(INDUSTRIES);
    const tails = COMPANY_TAILS[industry] ?? ['Group'];
    // Every head comes round three times; another tail keeps the names apart.
    const tail = at(tails, (index + Math.floor(index / heads.length)) % tails.length);
    const name = `${at(heads, index % heads.length)} ${tail}`;
    return {
      name,
      domain: `${slug(name)}.${index % 5 === 0 ? 'example' : 'test'}`,
      industry,
      employees: sizeOf(random),
    };
  });
  const used = new Set<string>();
  return [...KNOWN_COMPANIES, ...made].map((company) => {
    const name = used.has(company.name)
      ? `${company.name} ${random.pick(['North', 'West', 'Europe', 'Group', 'Holding'])}`
      : company.name;
    used.add(company.name);
    const domain = name === company.name ? company.domain : `${slug(name)}.test`;
    return { ...company, name, domain, id: random.id(), scansMail: random.chance(0.05) };
  });
}

const sizeOf = (random: Random): number => Math.round(10 ** (1 + 2.6 * random.next()));

/** 500 people, the named ones first. Those further along hold titles that decide, at companies of our size. */
export function makePeople(random: Random, companies: readonly SampleCompany[]): SamplePerson[] {
  const taken = new Set(KNOWN_PEOPLE.flatMap(({ emails }) => emails));
  const known = KNOWN_PEOPLE.map((person) => ({
    ...person,
    id: random.id(),
    company: at(companies, person.company),
    interest: 0.9,
    privacyProxy: false,
  }));
  const others = statusesLeft().map((status) => makePerson(random, companies, status, taken));
  return [...known, ...others];
}

function statusesLeft(): StatusKey[] {
  const filled = STATUS_COUNTS.flatMap(([status, count]) => {
    const named = KNOWN_PEOPLE.filter((person) => person.status === status).length;
    return Array.from({ length: count - named }, () => status);
  });
  const prospects = CONTACTS - KNOWN_PEOPLE.length - filled.length;
  return [...filled, ...Array.from({ length: prospects }, () => 'prospect')];
}

function makePerson(
  random: Random,
  companies: readonly SampleCompany[],
  status: StatusKey,
  taken: Set<string>,
): SamplePerson {
  const sold = ['mql', 'sal', 'sql', 'opportunity', 'customer'].includes(status);
  const company = pickCompany(random, companies, sold);
  const { phone, given, family } = random.pick(NAMES);
  const [first, last] = [random.pick(given), random.pick(family)];
  const email = addressFor(random, first, last, company.domain, taken);
  return {
    id: random.id(),
    name: `${first} ${last}`,
    title: titleFor(random, status, sold),
    emails: [email],
    phones: sold || random.chance(0.4) ? [`${phone}${random.whole(100, 199)}`] : [],
    company,
    status,
    interest: sold ? 0.5 + random.next() / 2 : random.next() ** 2 * 0.7,
    privacyProxy: random.chance(0.35),
  };
}

/** Buyers sit where the model's fit is best; a few big companies employ many of our contacts. */
function pickCompany(random: Random, companies: readonly SampleCompany[], sold: boolean): SampleCompany {
  const weighted = companies.map((company, index): [SampleCompany, number] => {
    const fits = company.employees >= 50 && company.employees < 2000 && CORE.has(company.industry);
    return [company, (index % 9 === 0 ? 4 : 1) * (sold && !fits ? 0.03 : 1)];
  });
  return random.weighted(weighted);
}

const CORE = new Set(['Software', 'Manufacturing', 'Logistics', 'Professional services', 'Financial services']);

function titleFor(random: Random, status: StatusKey, sold: boolean): string | null {
  if (sold) return random.pick(random.chance(0.6) ? TITLES.decides : TITLES.leads);
  if (status === 'disqualified') return random.pick([...TITLES.others, ...TITLES.works]);
  if (random.chance(0.12)) return null;
  return random.pick(
    random.weighted<readonly string[]>([
      [TITLES.leads, 4],
      [TITLES.works, 6],
      [TITLES.decides, 1],
      [TITLES.others, 0.5],
    ]),
  );
}

function addressFor(random: Random, first: string, last: string, domain: string, taken: Set<string>): string {
  const [given, family] = [slug(first), slug(last)];
  const usual = random.weighted([
    [`${given}.${family}`, 6],
    [`${given.charAt(0)}${family}`, 2],
    [given, 1],
    [`${family}.${given}`, 1],
  ]);
  for (let number = 1; ; number += 1) {
    const email = `${usual}${number === 1 ? '' : number}@${domain}`;
    if (!taken.has(email)) {
      taken.add(email);
      return email;
    }
  }
}

/** ASCII for addresses: "Müller" → "mueller", "Łukasz" → "lukasz". */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/ä|ö|ü/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter)
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
    .normalize('NFKD')
    .replace(/[^a-z0-9-]/g, '');
}
