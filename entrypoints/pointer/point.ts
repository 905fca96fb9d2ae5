import { t } from '#lib/browser/i18n.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { draftRecipe, type Picks, pickedSelectors } from '#lib/sites/pointer/draft.ts';
import { POINTED, type PointedField } from '#lib/sites/pointer/target.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import { pick } from './pick.ts';

type Asked = { repairs: Recipe | null; id: string };

/**
 * Goes through the steps name, address, number, and gives the recipe that they make; null when the person leaves.
 * Address or number may be skipped, not both: nobody could be looked up by a name alone.
 */
export async function pointAt({ repairs, id }: Asked, signal: AbortSignal): Promise<Recipe | null> {
  const life = new AbortController();
  const over = AbortSignal.any([signal, life.signal]);
  const overlay = createOverlay(document, over);
  try {
    for (let note = ''; !over.aborted; ) {
      const picks = await pickAll(overlay, over, note);
      if (picks === null) return null;
      const today = new Date().toISOString().slice(0, 10);
      const [element] = Object.values(picks);
      const frame = (element?.ownerDocument.defaultView?.frameElement as HTMLIFrameElement | null | undefined) ?? null;
      const inFrame = element?.ownerDocument === document ? null : frame;
      const recipe = draftRecipe({ picks, document, location, frame: inFrame, repairs, id, today });
      if (recipe && (picks.email || picks.phone)) return recipe;
      note = t(recipe ? 'pointer.needs_address' : 'pointer.ambiguous');
    }
    return null;
  } finally {
    life.abort();
  }
}

async function pickAll(overlay: Overlay, signal: AbortSignal, first: string): Promise<Picks | null> {
  const picks: Picks = {};
  let note = first;
  for (let step = 0; step < POINTED.length; ) {
    const field = POINTED[step] as PointedField;
    const picked = await pick(field, overlay, signal, note);
    note = '';
    if (picked === 'left') return null;
    if (picked !== 'skipped' && pickedSelectors({ [field]: picked }) === null) {
      note = t('pointer.ambiguous');
      continue;
    }
    if (picked !== 'skipped') picks[field] = picked;
    step += 1;
  }
  return picks;
}
