import { isExcluded } from '#lib/model/address-rules.ts';
import type { PageFacts } from '#lib/model/page-facts.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { type Candidate, strongest } from './candidate.ts';
import { readGeneric } from './generic-reader.ts';
import { recipeHere } from './here.ts';
import { says } from './learned.ts';
import { lookAnew } from './memory.ts';
import { missedBy } from './missed.ts';
import { ownAddresses } from './own.ts';
import { counterpartsBy, type Place, placesOf, readByRecipe, recordOf } from './recipe-reader.ts';
import { lookForRoots } from './shadow.ts';
import { emailOf, numbersIn } from './value.ts';
import { formValue, select } from './visible.ts';

const PHONES_MAX = 20;

/**
 * What a page says, the elements that said it, whether some of them are form fields, and a cheap test of whether they
 * still stand and say the same.
 */
export type Reading = { facts: PageFacts; anchors: Element[]; inFields: boolean; holds: () => boolean };

/**
 * Reads the page: by the first recipe that applies, else (or where that finds nothing) by the generic reader, which keeps
 * away from what the recipe ignores. `excluded` holds addresses and `@domains` that are never anybody's here.
 */
export function readPage(page: Place, recipes: readonly Recipe[], excluded: readonly string[]): Reading {
  const { document, location } = page;
  lookAnew();
  lookForRoots(document);
  const recipe = recipeHere(page, recipes);
  const places = placesOf(page, recipe?.frames ?? []);
  const own = recipe ? [...excluded, ...ownIn(recipe, places), ...ownAddresses(document)] : excluded;
  const people = recipe ? peopleBy(recipe, places, own) : strongest(readGeneric(document, { ignore: [], excluded }));
  const facts: PageFacts = {
    site: location.hostname,
    recipe: recipe?.id ?? null,
    record: recipe ? recordOf(recipe, places) : pathRecord(location),
    people: people.map(({ person }) => person),
    phones: phonesIn(places, people),
  };
  const missed = recipe && facts.record && !people.some(isRecorded) ? missedBy(recipe, places) : undefined;
  if (missed) facts.missed = missed;
  const anchors = people.flatMap((candidate) => candidate.anchors);
  return { facts, anchors, inFields: anchors.some((each) => formValue(each) !== null), holds: stillHolds(anchors) };
}

/** Kind and id of the record that a recipe sees in the page's own address; null where none does. Cheap. */
export function recordAt(page: Place, recipes: readonly Recipe[]): string | null {
  const recipe = recipeHere(page, recipes);
  const record = recipe && recordOf(recipe, [page]);
  return record ? `${record.kind} ${record.id}` : null;
}

/** By the recipe's own fields; on a page that it knows as a record's, else by the generic reader, which keeps out of lists. */
function peopleBy(recipe: Recipe, places: readonly Place[], excluded: readonly string[]): Candidate[] {
  for (const place of places) {
    const named = readByRecipe(recipe, place);
    const somebody = named.filter((candidate) => isSomebody(candidate, excluded));
    if (somebody.length > 0) return strongest(recipe.pick === 'last' ? somebody.slice(-1) : somebody);
    const others = counterpartsBy(recipe, place).filter((candidate) => isSomebody(candidate, excluded));
    if (named.length > 0) return strongest(others);
  }
  if (!recordOf(recipe, places)) return [];
  for (const { document } of places) {
    const found = strongest(readGeneric(document, { ignore: recipe.ignore, excluded }));
    if (found.length > 0) return found;
  }
  return [];
}

const isRecorded = ({ person }: Candidate) => person.evidence === 'record';

const isSomebody = ({ person: { email } }: Candidate, excluded: readonly string[]) =>
  email === null || !(says('nobody', email) || isExcluded(email, excluded));

const ownIn = (recipe: Recipe, places: readonly Place[]): string[] =>
  places
    .flatMap(({ document }) => recipe.own.flatMap((selector) => select(document, selector)))
    .map(emailOf)
    .filter((email) => email !== null);

/** Without a recipe a hash of the page's address stands for the record: the address itself never leaves the page. */
function pathRecord({ pathname, search, hash }: Place['location']) {
  let sum = 0;
  // A base beyond the letters of addresses, and a modulus that keeps the product exact (below 2^53).
  for (const letter of pathname + search + hash) sum = (sum * 257 + letter.charCodeAt(0)) % (2 ** 44 - 17);
  return { kind: 'other' as const, id: sum.toString(36) };
}

function phonesIn(places: readonly Place[], people: readonly Candidate[]): string[] {
  const own = people.map(({ person }) => person.phone).filter((phone) => phone !== null);
  return [...new Set([...own, ...places.flatMap(({ document }) => numbersIn(document))])].slice(0, PHONES_MAX);
}

function stillHolds(anchors: readonly Element[]): () => boolean {
  const said = anchors.map((element) => ({ element, text: sign(element) }));
  return () => said.every(({ element, text }) => element.isConnected && sign(element) === text);
}

/** Cheap enough for each batch of changes: no layout, no style. */
const sign = (element: Element) =>
  `${(element as HTMLInputElement).value ?? ''}|${element.getAttribute('href') ?? ''}|${element.textContent.slice(0, 200)}`;
