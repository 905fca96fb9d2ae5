import { readEmail } from '#lib/model/address.ts';
import { isExcluded } from '#lib/model/address-rules.ts';
import type { Candidate } from './candidate.ts';
import { says, selectorOf } from './learned.ts';
import { plainText, readName } from './person-name.ts';
import { emailOf, lineOf } from './value.ts';
import { isVisible, select, shownText } from './visible.ts';

type Part = Parameters<typeof selectorOf>[0];

const JSON_MAX = 100_000;

/** People in microdata, hCard and JSON-LD; of the last only one whose name also stands in a visible heading. */
export function structuredIn(scope: Element, excluded: readonly string[]): Candidate[] {
  return [...markedUp(scope), ...linkedData(scope)].filter(({ person: { email } }) =>
    email ? !says('nobody', email) && !isExcluded(email, excluded) : false,
  );
}

function markedUp(scope: Element): Candidate[] {
  return select(scope, selectorOf('person'))
    .filter(isVisible)
    .map((card) => {
      const read = (name: Part, value: (element: Element) => string | null) => {
        const element = select(card, selectorOf(name)).find(isVisible);
        return element ? value(element) : null;
      };
      const person = {
        name: readName(read('personName', lineOf) ?? ''),
        email: read('personEmail', emailOf),
        phone: null,
        company: read('personCompany', lineOf),
        title: read('personTitle', lineOf),
        evidence: 'structured' as const,
      };
      return { person, anchors: [card] };
    });
}

/** JSON-LD outlives a change of record in a single-page application: it counts only beside its own visible name. */
function linkedData(scope: Element): Candidate[] {
  const headings = select(scope, 'h1,h2,[role=heading]').filter(isVisible);
  const scripts = select(scope.ownerDocument, selectorOf('linkedData'));
  return scripts
    .flatMap((script) => things(parsed(script.textContent.slice(0, JSON_MAX))))
    .flatMap((data) => {
      const name = readName(textOf(data, 'name'));
      const heading = name && headings.find((element) => readName(shownText(element)) === name);
      if (!heading || !isPerson(data)) return [];
      const person = {
        name,
        email: readEmail(textOf(data, 'email')),
        phone: null,
        company: null,
        title: plainText(textOf(data, 'jobTitle')) || null,
        evidence: 'structured' as const,
      };
      return [{ person, anchors: [heading] }];
    });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The things of which linked data speaks: one, a list, a graph, or the main one of a page. */
function things(data: unknown): unknown[] {
  const inner = get(data, '@graph') ?? get(data, 'mainEntity');
  return inner == null ? [data].flat().slice(0, 50) : things(inner);
}

const isPerson = (data: unknown) => [get(data, '@type')].flat().includes('Person');

function textOf(data: unknown, key: string): string {
  const value = get(data, key);
  return typeof value === 'string' ? value : '';
}

const get = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, key) : null;
