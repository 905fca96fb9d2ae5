import type { Recipe } from '#lib/model/recipe.ts';
import { type Place, placesOf, recordOf } from './recipe-reader.ts';

/** The recipes that the page is read by: one made by pointing is for its own kind of page, and leaves others alone. */
export const recipesHere = (page: Place, recipes: readonly Recipe[]): Recipe[] =>
  recipes.filter(
    (recipe) =>
      !recipe.pointed || recipe.records.length === 0 || recordOf(recipe, placesOf(page, recipe.frames)) !== null,
  );
