import { switchedOn } from '#lib/browser/switched-on.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import { sendToPage } from '#lib/messages/to-page.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { recipesFor } from '#lib/sites/registry.ts';
import type { StorePort } from '#lib/store/port.ts';
import type { Neighbours } from './neighbours.ts';
import { knownTabs } from './tab-state.ts';

/** The recipes that a tab's page is read by: the one just pointed at, the workspace's, the built-in ones. */
export async function recipesOf({ facts, pointing }: TabAbout, neighbours: Neighbours): Promise<Recipe[]> {
  const drawn = pointing?.recipe ? [pointing.recipe] : [];
  const on = (await switchedOn.read()) ?? [];
  return recipesFor(facts.site, [...drawn, ...(await neighbours.recipes())], on);
}

/** Has a tab's page read by the recipes as they are now. */
export async function sendRecipes(about: TabAbout, neighbours: Neighbours): Promise<void> {
  await sendToPage(about.tabId, 'page.recipes', { recipes: await recipesOf(about, neighbours) });
}

/** Has all open pages read anew when the workspace's recipes change, until the signal aborts. */
export function followRecipes(port: StorePort, neighbours: Neighbours, signal: AbortSignal): void {
  let last: string | null = null;
  const changed = async (rows: unknown) => {
    const now = JSON.stringify(rows);
    const isNews = last !== null && last !== now;
    last = now;
    if (isNews) await toAll(neighbours);
  };
  port.watch('recipes', {}, (rows) => void changed(rows), ignore, signal);
}

/** The same when the person switches a site's recipe on or off. */
export function followSwitches(neighbours: Neighbours): void {
  switchedOn.watch(() => void toAll(neighbours), new AbortController().signal);
}

const toAll = async (neighbours: Neighbours) =>
  Promise.all((await knownTabs()).map((about) => sendRecipes(about, neighbours)));

/** A store that can't be read changes nothing for the pages: they keep the recipes they have. */
const ignore = () => {};
