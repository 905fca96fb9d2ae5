import type { Recipe } from '#lib/model/recipe.ts';
import { applies } from './recipe-reader.ts';
import { allVisible, isVisible, select } from './visible.ts';

/** The visible frames that the page's recipe reads. */
export function framesOf(document: Document, host: string, recipes: readonly Recipe[]): HTMLIFrameElement[] {
  const selectors = recipeOf(document, host, recipes)?.frames ?? [];
  return selectors
    .flatMap((selector) => select(document, selector))
    .filter(isFrame)
    .filter(isVisible);
}

/** The parts whose changes may mean another record, those inside the recipe's frames too; none for the whole page. */
export function watchedParts(document: Document, host: string, recipes: readonly Recipe[]): Element[] {
  const parts = allVisible(document, recipeOf(document, host, recipes)?.watch ?? []);
  const inFrames = framesOf(document, host, recipes).map(({ contentDocument }) => contentDocument?.documentElement);
  return parts.length > 0 ? [...parts, ...inFrames.filter((root) => root != null)] : [];
}

const recipeOf = (document: Document, host: string, recipes: readonly Recipe[]) =>
  recipes.find((recipe) => applies(recipe, document, host));

const isFrame = (element: Element): element is HTMLIFrameElement => element.tagName === 'IFRAME';
