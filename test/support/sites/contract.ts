import type { PageFacts } from '#lib/model/page-facts.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { recipesFor } from '#lib/sites/registry.ts';
import type { Who } from '#test/sites/expectations/who.ts';
import type { Ask, ReadStored } from './browsers.ts';
import type { Stored } from './stored.ts';

/** What a reading is worth. Wrong is whoever names one person who is not the page's. */
export type Verdict = 'right' | 'chooser' | 'could not tell' | 'wrong';

/** One stored page: what was found with recipes, without, and the verdict on each way to break its recipe. */
export type Row = {
  stored: Stored;
  found: string;
  foundWithout: string;
  withRecipes: Verdict;
  without: Verdict;
  broken: readonly { part: string; verdict: Verdict }[];
};

const wordsOf = (name: string) => name.toLowerCase().split(/\s+/).sort().join(' ');

const isThem = (who: Who, { name, email }: PageFacts['people'][number]) =>
  email === null && who.email !== null
    ? name !== null && wordsOf(name) === wordsOf(who.name)
    : email === who.email && (name === null || wordsOf(name) === wordsOf(who.name));

/** A chooser is right where several are expected; elsewhere it must hold the one who is. */
export function judge(who: Who | readonly Who[], { people }: Pick<PageFacts, 'people'>): Verdict {
  const expected = Array.isArray(who) ? (who as readonly Who[]) : [who as Who];
  const found = people.filter((person) => expected.some((each) => isThem(each, person)));
  if (people.length === 0) return expected.length === 0 ? 'right' : 'could not tell';
  if (people.length === 1) return found.length === 1 && expected.length === 1 ? 'right' : 'wrong';
  if (expected.length === found.length && found.length === people.length) return 'right';
  return expected.length === 1 && found.length === 0 ? 'wrong' : 'chooser';
}

/** Each way to break a recipe: one list of selectors that finds nothing any more, and all of them. */
export function brokenOnes(recipe: Recipe): { part: string; recipe: Recipe }[] {
  const gone = ['.selector-of-an-older-release'];
  const lists = (['frames', 'within', 'person', 'ignore', 'own', 'counterparts'] as const).filter(
    (part) => (recipe[part]?.length ?? 0) > 0,
  );
  const fields = (['name', 'email', 'phone', 'company', 'title'] as const).filter(
    (field) => recipe.fields[field].length > 0,
  );
  const noFields = { name: gone, email: gone, phone: gone, company: gone, title: gone };
  return [
    ...lists.map((part) => ({ part, recipe: { ...recipe, [part]: gone } })),
    ...fields.map((field) => ({ part: field, recipe: { ...recipe, fields: { ...recipe.fields, [field]: gone } } })),
    { part: 'records', recipe: { ...recipe, records: [] } },
    { part: 'all fields', recipe: { ...recipe, fields: noFields } },
  ];
}

const told = ({ people }: PageFacts) =>
  people.map(({ name, email }) => `${name ?? '?'} <${email ?? '?'}>`).join(', ') || '–';

/** Reads a stored page with its recipes, with none, and with each of their parts broken. */
export async function rowOf(stored: Stored, read: ReadStored): Promise<Row> {
  const recipes = recipesFor(new URL(stored.url).hostname, [], ['linkedin']);
  const broken = recipes.filter(({ id }) => id === stored.site).flatMap(brokenOnes);
  const sets = [
    recipes,
    [],
    ...broken.map((each) => recipes.map((one) => (one.id === each.recipe.id ? each.recipe : one))),
  ];
  const asks = sets.map((set): Ask => ({ recipes: set, excluded: stored.own }));
  const [whole, none, ...rest] = await read(stored, asks);
  if (!whole || !none) throw new Error('the reader answers each ask');
  return {
    stored,
    found: told(whole),
    foundWithout: told(none),
    withRecipes: judge(stored.who, whole),
    without: judge(stored.who, none),
    broken: rest.map((facts, index) => ({ part: broken[index]?.part ?? '', verdict: judge(stored.who, facts) })),
  };
}
