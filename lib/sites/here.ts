import type { Recipe } from '#lib/model/recipe.ts';
import { namesHost } from './host.ts';
import { remembered } from './memory.ts';
import { type Place, placesOf, recordOf } from './recipe-reader.ts';
import { select } from './visible.ts';

/** The first recipe that applies to the page. One made by pointing is for its own kind of page, and leaves others alone. */
export const recipeHere = (page: Place, recipes: readonly Recipe[]): Recipe | undefined =>
  recipes.find(
    (recipe) =>
      applies(recipe, page) &&
      (!recipe.pointed || recipe.records.length === 0 || recordOf(recipe, placesOf(page, recipe.frames)) !== null),
  );

/** By host, or where a recipe names none, by an element that only its application has. */
function applies(recipe: Recipe, { document, location }: Place): boolean {
  const { hosts, detect } = recipe;
  const byHost = namesHost(hosts, location.hostname);
  if (detect === null || !(byHost || hosts.length === 0)) return byHost && detect === null;
  return remembered(recipe, () => select(document, detect, 1).length > 0);
}
