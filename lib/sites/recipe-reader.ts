import type { Recipe } from '#lib/model/recipe.ts';
import type { Candidate } from './candidate.ts';
import { says } from './learned.ts';
import { looksLikePerson, readName, speaksThroughList } from './person-name.ts';
import { emailOf, lineOf, namesOf, phoneOf } from './value.ts';
import { allVisible, isVisible, isWithin, select } from './visible.ts';

/** More of an address than this is not looked at: a pattern may take the square of its length. */
const ADDRESS_MAX = 4_000;

/** A document to read, with the address under which it stands: the page, or a same-origin frame in it. */
export type Place = { document: Document; location: Pick<Location, 'hostname' | 'pathname' | 'search' | 'hash'> };

/** The page and the visible same-origin frames that the recipe names, frames first: they hold what is read. */
export function placesOf(page: Place, frameSelectors: readonly string[]): Place[] {
  const frames = frameSelectors.flatMap((selector) => select(page.document, selector)).filter(isVisible);
  return [...frames.flatMap((frame) => placeIn(frame)), page];
}

function placeIn(frame: Element): Place[] {
  try {
    const { contentDocument, contentWindow } = frame as HTMLIFrameElement;
    return contentDocument?.body && contentWindow
      ? [{ document: contentDocument, location: contentWindow.location }]
      : [];
  } catch {
    return []; // another origin's frame
  }
}

/** The parts of a place that speak of the person. */
const scopesOf = ({ within }: Recipe, { document }: Place): Element[] =>
  within.length > 0 ? allVisible(document, within) : [document.body];

/** The people that the recipe's fields name in one place. */
export function readByRecipe(recipe: Recipe, place: Place): Candidate[] {
  const people = scopesOf(recipe, place).flatMap((scope) =>
    recipe.person.length > 0 ? allVisible(scope, recipe.person) : [scope],
  );
  return people.flatMap((element) => personIn(element, recipe));
}

/** Those to whom the messages of the parts that the recipe names went. */
export function counterpartsBy(recipe: Recipe, place: Place): Candidate[] {
  const elements = scopesOf(recipe, place).flatMap((scope) => allVisible(scope, recipe.counterparts ?? []));
  return elements
    .filter((element) => !isWithin(element, recipe.ignore))
    .flatMap((element) => {
      const [name, email] = [nameIn(element), emailOf(element)];
      const person = { name: name && readName(name), email, phone: null, company: null, title: null };
      return email && !says('list', email)
        ? [{ person: { ...person, evidence: 'record' as const }, anchors: [element] }]
        : [];
    });
}

function personIn(scope: Element, { fields, ignore, pointed }: Recipe): Candidate[] {
  if (isWithin(scope, ignore)) return [];
  const anchors: Element[] = [];
  const field = <T>(selectors: readonly string[], read: (element: Element) => T | null): T | null => {
    for (const element of selectors.flatMap((selector) => soleIf(pointed, allVisible(scope, [selector])))) {
      const value = isWithin(element, ignore) ? null : read(element);
      if (value === null) continue;
      anchors.push(element);
      return value;
    }
    return null;
  };
  const rawName = field(fields.name, (element) => nameIn(element));
  const [named] = anchors;
  const address = field(fields.email, emailOf) ?? (named ? emailOf(named) : null);
  const viaList = address !== null && (says('list', address) || (rawName !== null && speaksThroughList(rawName)));
  const person = {
    name: rawName && readName(rawName),
    email: viaList ? null : address,
    phone: field(fields.phone, phoneOf),
    company: field(fields.company, lineOf),
    title: field(fields.title, lineOf),
    evidence: 'record' as const,
  };
  const isSomebody = person.email !== null || (person.name ? looksLikePerson(person.name) : person.phone !== null);
  return isSomebody ? [{ person, anchors }] : [];
}

/** What a person pointed at was one element: several are a list, and which of them is meant can't be told. */
const soleIf = (pointed: boolean | undefined, found: Element[]) => (pointed && found.length > 1 ? [] : found);

/** What an element says as a name, "via list" still in it; `null` when it says none. */
export const nameIn = (element: Element): string | null =>
  namesOf(element).find((text) => readName(text) !== null) ?? null;

/** Kind and id of the record, from the first place whose address one of the recipe's patterns fits. */
export function recordOf(recipe: Recipe, places: readonly Place[]) {
  for (const { location } of places) {
    const path = (location.pathname + location.search + location.hash).slice(0, ADDRESS_MAX);
    for (const { kind, pattern } of recipe.records) {
      const id = match(pattern, path)?.slice(1).filter(Boolean).join('/').slice(0, 320);
      if (id) return { kind, id };
    }
  }
  return recordInPage(recipe, places);
}

function recordInPage({ recordIn = [] }: Recipe, places: readonly Place[]) {
  for (const { kind, selector, attribute } of recordIn) {
    for (const { document } of places) {
      const id = allVisible(document, [selector])[0]?.getAttribute(attribute)?.slice(0, 320);
      if (id) return { kind, id };
    }
  }
  return null;
}

function match(pattern: string, path: string): RegExpExecArray | null {
  try {
    return new RegExp(pattern).exec(path);
  } catch {
    return null;
  }
}
