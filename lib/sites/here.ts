import type { Recipe } from '#lib/model/recipe.ts';
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

/** By an element that only its application has; else by host, of which `recipesFor` leaves no other here. */
const applies = (recipe: Recipe, { document }: Place): boolean => {
  const { hosts, detect } = recipe;
  return detect === null ? hosts.length > 0 : remembered(recipe, () => select(document, detect, 1).length > 0);
};
