import type { Recipe } from '#lib/model/recipe.ts';
import { appFrames } from './app-frames.ts';
import { recipeHere } from './here.ts';
import type { Place } from './recipe-reader.ts';
import { rootsIn } from './shadow.ts';
import { allVisible, isVisible, select } from './visible.ts';

/** The visible frames that are read: those that the page's recipe names, or that hold a part of the application. */
export function framesOf(page: Place, recipes: readonly Recipe[]): HTMLIFrameElement[] {
  const recipe = recipeHere(page, recipes);
  if (!recipe) return appFrames(page.document);
  // Whatever else its selectors find has no document.
  const frames = recipe.frames.flatMap((selector) => select(page.document, selector)) as HTMLIFrameElement[];
  return frames.filter(isVisible);
}

/**
 * The parts whose changes may mean another record: those that the recipe names, else the page, with the frames and shadow
 * roots in it, whose changes are not the page's own.
 */
export function watchedParts(page: Place, recipes: readonly Recipe[]): Node[] {
  const { document } = page;
  const parts = allVisible(document, recipeHere(page, recipes)?.watch ?? []);
  const frames = framesOf(page, recipes).map(({ contentDocument }) => contentDocument?.documentElement);
  const whole = parts.length > 0 ? parts : [document.documentElement];
  return [...whole, ...rootsIn(document, whole), ...frames.filter((root) => root != null)];
}
