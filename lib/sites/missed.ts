import type { Recipe } from '#lib/model/recipe.ts';
import type { FieldCounts } from '#lib/model/recipe-health.ts';
import { type Place, readByRecipe } from './recipe-reader.ts';
import { isVisible, select } from './visible.ts';

const COUNTED_MAX = 100;

/** How many visible elements each field's selectors find, on a page where the recipe finds nobody; else nothing. */
export function missedBy(recipe: Recipe, places: readonly Place[]) {
  if (places.some((place) => readByRecipe(recipe, place).length > 0)) return undefined;
  const count = (selectors: readonly string[]) =>
    places
      .flatMap(({ document }) => selectors.flatMap((selector) => select(document, selector, COUNTED_MAX)))
      .filter(isVisible).length;
  const counted = Object.entries(recipe.fields).map(([field, selectors]) => [field, count(selectors)]);
  return Object.fromEntries(counted) as FieldCounts;
}
