import { v7 } from 'uuid';
import { storedConnection } from '#lib/browser/connection.ts';
import type { Pointing } from '#lib/messages/calls.ts';
import type { FrameHandlers, PageHandlers } from '#lib/messages/receive.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { recipeOf } from '#lib/model/workspace-recipe.ts';
import { namesHost } from '#lib/sites/host.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';
import type { RecipeView } from '#lib/store/port.ts';
import { aboutOf } from './asking-tab.ts';
import type { Neighbours } from './neighbours.ts';
import { recipesOf, sendRecipes } from './recipes.ts';
import { enter, isOn } from './registration.ts';
import { show } from './show.ts';
import { changeTab, tabAbout } from './tab-state.ts';

type FrameCalls = 'pointer.start' | 'pointer.end';
type PageCalls = 'page.pointing' | 'page.pointed';

/** The calls of popup and panel: start pointing on the tab's page; save or drop what was pointed at. */
export function pointerFrameCalls(neighbours: Neighbours): Pick<FrameHandlers, FrameCalls> {
  return {
    async 'pointer.start'(_, from) {
      const about = await aboutOf(from);
      if (!about || !(await isOn(about.origin.replace('*', '')))) return false;
      const recipe = (await recipesOf(about, neighbours)).find(({ id }) => id === about.facts.recipe) ?? null;
      // Asked again while somebody points, what was before is what was before the first time.
      const panelWas = about.pointing && !about.pointing.recipe ? about.pointing.panelWas : about.panelOpen;
      const pointing = await startOf(recipe, neighbours, panelWas);
      // The panel would lie over what is to be pointed at.
      const now = await changeTab(about.tabId, (before) => before && { ...before, pointing, panelOpen: false });
      if (now) await show(now);
      await enter(about.tabId, 'pointer.js');
      return true;
    },
    async 'pointer.end'({ save }, from) {
      const about = await aboutOf(from);
      const pointing = about?.pointing;
      if (!about || !pointing) return false;
      if (save && !(await saved(pointing, neighbours))) return false;
      const now = await changeTab(about.tabId, (before) => before && { ...before, pointing: null });
      if (now) await sendRecipes(now, neighbours);
      return true;
    },
  };
}

/** The calls of the pointer in the page. A page that nobody asked to be pointed at is refused. */
export function pointerPageCalls(neighbours: Neighbours): Pick<PageHandlers, PageCalls> {
  return {
    async 'page.pointing'(_, { tabId }) {
      const pointing = (await tabAbout(tabId))?.pointing;
      if (!pointing) throw new Error('nobody points here');
      return { primer: PRIMER, repairs: pointing.repairs, id: pointing.recipeId };
    },
    async 'page.pointed'({ recipe }, { tabId, url }) {
      const now = await changeTab(tabId, (before) => {
        if (!before?.pointing) throw new Error('nobody points here');
        const { panelWas, ...pointing } = before.pointing;
        if (!recipe) return { ...before, pointing: null, panelOpen: panelWas };
        if (!namesHost(recipe.hosts, url.hostname) || recipe.id !== idOf(before.pointing))
          throw new Error('a page makes recipes of its own site');
        return { ...before, pointing: { ...pointing, panelWas, recipe, checks: [] }, panelOpen: true };
      });
      if (!now) return null;
      await show(now, now.panelOpen);
      if (recipe) await sendRecipes(now, neighbours);
      return null;
    },
  };
}

/** A repair keeps the id of the recipe that it mends. */
const idOf = ({ repairs, recipeId }: Pointing) => repairs?.id ?? recipeId;

async function startOf(repairs: Recipe | null, neighbours: Neighbours, panelWas: boolean): Promise<Pointing> {
  const port = (await neighbours.people())?.port;
  const rows = port ? await port.read('recipes', {}) : [];
  const member = (await storedConnection.read())?.member;
  const mayChange = (row: RecipeView) =>
    (row.authorId === member?.id && row.approvedAt === null) || member?.role === 'lead' || member?.role === 'admin';
  const row = rows.find((each) => repairs && recipeOf(each)?.id === repairs.id && mayChange(each));
  return { recipeId: row?.id ?? v7(), repairs, recipe: null, checks: [], panelWas };
}

async function saved({ recipe, recipeId }: Pointing, neighbours: Neighbours): Promise<boolean> {
  const port = (await neighbours.people())?.port;
  if (!port || !recipe) return false;
  return port.run('saveRecipe', { recipeId, recipe }).then(
    () => true,
    () => false,
  );
}
