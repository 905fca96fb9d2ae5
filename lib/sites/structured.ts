import { readEmail } from '#lib/model/address.ts';
import { isExcluded, isNobody } from '#lib/model/address-rules.ts';
import type { Candidate } from './candidate.ts';
import { plainText, readName } from './person-name.ts';
import { emailOf } from './value.ts';
import { isVisible, shownText } from './visible.ts';

const PERSON = '[itemtype$="schema.org/Person" i], .vcard, .h-card';
const PARTS = {
  name: '[itemprop=name], .fn, .p-name',
  email: '[itemprop=email], .email, .u-email',
  company: '[itemprop=worksFor], [itemprop=affiliation], .org, .p-org',
  title: '[itemprop=jobTitle], .title, .p-job-title',
};
const JSON_MAX = 100_000;

/** People in microdata, hCard and JSON-LD; of the last only one whose name also stands in a visible heading. */
export function structuredIn(scope: Element, excluded: readonly string[]): Candidate[] {
  return [...markedUp(scope), ...linkedData(scope)].filter(({ person: { email } }) =>
    email ? !isNobody(email) && !isExcluded(email, excluded) : false,
  );
}

function markedUp(scope: Element): Candidate[] {
  return [...scope.querySelectorAll(PERSON)].filter(isVisible).map((card) => {
    const part = (selector: string) => [...card.querySelectorAll(selector)].find(isVisible);
    const text = (selector: string) => {
      const element = part(selector);
      return element ? plainText(shownText(element)) || null : null;
    };
    const address = part(PARTS.email);
    const person = {
      name: readName(text(PARTS.name) ?? ''),
      email: address ? emailOf(address) : null,
      phone: null,
      company: text(PARTS.company),
      title: text(PARTS.title),
      evidence: 'structured' as const,
    };
    return { person, anchors: [card] };
  });
}

/** JSON-LD outlives a change of record in a single-page application: it counts only beside its own visible name. */
function linkedData(scope: Element): Candidate[] {
  const headings = [...scope.querySelectorAll('h1,h2,[role=heading]')].filter(isVisible);
  return [...scope.ownerDocument.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    const data = parsed(script.textContent.slice(0, JSON_MAX));
    const name = readName(textOf(data, 'name') ?? '');
    const heading = name && headings.find((element) => readName(shownText(element)) === name);
    if (!heading || textOf(data, '@type') !== 'Person') return [];
    const person = {
      name,
      email: readEmail(textOf(data, 'email') ?? ''),
      phone: null,
      company: null,
      title: plainText(textOf(data, 'jobTitle') ?? '') || null,
      evidence: 'structured' as const,
    };
    return [{ person, anchors: [heading] }];
  });
}

function parsed(json: string): unknown {
  try {
    const data: unknown = JSON.parse(json);
    return typeof data === 'object' && data !== null && 'mainEntity' in data ? data.mainEntity : data;
  } catch {
    return null;
  }
}

function textOf(data: unknown, key: string): string | null {
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, key) : null;
  return typeof value === 'string' ? value : null;
}
