import type { Recipe } from '#lib/model/recipe.ts';
import { isInside } from '#lib/sites/shadow.ts';
import { allVisible } from '#lib/sites/visible.ts';
import { deriveSelector } from './derive.ts';
import { recordPattern } from './record-pattern.ts';
import { type PointedField, valueAt } from './target.ts';

/** What a person pointed at. `phone` may be missing. */
export type Picks = Partial<Record<PointedField, Element>>;

/** What a recipe is made of: the picks, where the page stands, and what it repairs (the recipe that read the page). */
export type Pointing = {
  picks: Picks;
  document: Document;
  location: Pick<Location, 'pathname' | 'search' | 'hash' | 'hostname'>;
  /** The frame that the picks stand in; null for the page itself. */
  frame: HTMLIFrameElement | null;
  repairs: Recipe | null;
  /** Id of a new recipe, and today (ISO date). */
  id: string;
  today: string;
};

const NOTHING = { name: [], email: [], phone: [], company: [], title: [] };

/** The selectors that the picks gave; `null` where a pick can't be told from others. */
export function pickedSelectors(picks: Picks): { [K in PointedField]?: string } | null {
  const selectors: { [K in PointedField]?: string } = {};
  for (const [field, element] of Object.entries(picks) as [PointedField, Element][]) {
    const selector = deriveSelector(element, (each) => valueAt(field, each));
    if (!selector) return null;
    selectors[field] = selector;
  }
  return selectors;
}

/** A recipe for pages like this one, or the one that it repairs with its fields replaced; `null` as `pickedSelectors`. */
export function draftRecipe(pointing: Pointing): Recipe | null {
  const { picks, frame, repairs } = pointing;
  const selectors = pickedSelectors(picks);
  const inFrame = frame && deriveSelector(frame, () => null);
  if (!selectors || (frame && !inFrame)) return null;
  const frames = inFrame ? [inFrame] : [];
  return repairs ? repaired(repairs, pointing, selectors, frames) : fresh(pointing, selectors, frames);
}

function fresh(
  { picks, location, frame, id, today }: Pointing,
  selectors: { [K in PointedField]?: string },
  frames: string[],
): Recipe {
  const said = (['name', 'email'] as const).flatMap((field) => {
    const element = picks[field];
    return (element && valueAt(field, element)) ?? [];
  });
  const at = frame?.contentWindow?.location ?? location;
  const record = recordPattern(at, said) ?? recordPattern(location, said);
  return {
    id,
    checkedOn: today,
    name: location.hostname.slice(0, 80),
    hosts: [location.hostname],
    detect: null,
    pointed: true,
    records: record ? [record] : [],
    frames,
    within: [],
    person: [],
    ignore: [],
    fields: { ...NOTHING, ...listed(selectors) },
    own: [],
    watch: [],
  };
}

/** Its person's part stays where the picks stand in it; else that part is what the site has changed. */
function repaired(
  recipe: Recipe,
  { picks, document, location, today, frame }: Pointing,
  selectors: { [K in PointedField]?: string },
  frames: string[],
): Recipe {
  const scopes = recipe.within.length > 0 ? allVisible(frame?.contentDocument ?? document, recipe.within) : [];
  const parts = recipe.person.length > 0 ? scopes.flatMap((scope) => allVisible(scope, recipe.person)) : scopes;
  const holds = parts.some((part) => Object.values(picks).every((element) => isInside(part, element)));
  return {
    ...recipe,
    checkedOn: today,
    hosts: recipe.hosts.length > 0 ? recipe.hosts : [location.hostname],
    frames: [...frames, ...recipe.frames.filter((selector) => !frames.includes(selector))].slice(0, 12),
    ...(holds ? {} : { within: [], person: [], pointed: true }),
    fields: { ...recipe.fields, ...listed(selectors) },
  };
}

const listed = (selectors: { [K in PointedField]?: string }) =>
  Object.fromEntries(Object.entries(selectors).map(([field, selector]) => [field, [selector]]));
