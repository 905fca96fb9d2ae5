import type { Recipe } from '#lib/model/recipe.ts';
import { namesHost } from './host.ts';
import { roundcube } from './recipes/roundcube.ts';

/** The recipes that ship; a workspace's own and its repairs come before them. */
const BUILT_IN: readonly Recipe[] = [roundcube];

/** The recipes that may apply on a host: those that name it, and those that know their application by an element. */
export function recipesFor(host: string, workspace: readonly Recipe[] = []): Recipe[] {
  const byId = new Map([...BUILT_IN, ...workspace].map((recipe) => [recipe.id, recipe]));
  return [...byId.values()].filter(({ hosts }) => hosts.length === 0 || namesHost(hosts, host));
}
