import type { Recipe } from '#lib/model/recipe.ts';
import { appFrames } from './app-frames.ts';
import { applies } from './recipe-reader.ts';
import { rootsIn } from './shadow.ts';
import { allVisible, isVisible, select } from './visible.ts';

/** The visible frames that are read: those that the page's recipe names, or that hold a part of the application. */
export function framesOf(document: Document, host: string, recipes: readonly Recipe[]): HTMLIFrameElement[] {
  const recipe = recipeOf(document, host, recipes);
  if (!recipe) return appFrames(document);
  return recipe.frames
    .flatMap((selector) => select(document, selector))
    .filter(isFrame)
    .filter(isVisible);
}

/**
 * The parts whose changes may mean another record: those that the recipe names, else the page, with the frames and shadow
 * roots in it, whose changes are not the page's own.
 */
export function watchedParts(document: Document, host: string, recipes: readonly Recipe[]): Node[] {
  const parts = allVisible(document, recipeOf(document, host, recipes)?.watch ?? []);
  const frames = framesOf(document, host, recipes).map(({ contentDocument }) => contentDocument?.documentElement);
  const whole = parts.length > 0 ? parts : [document.documentElement];
  return [...whole, ...rootsIn(document, whole), ...frames.filter((root) => root != null)];
}

const recipeOf = (document: Document, host: string, recipes: readonly Recipe[]) =>
  recipes.find((recipe) => applies(recipe, document, host));

const isFrame = (element: Element): element is HTMLIFrameElement => element.tagName === 'IFRAME';
