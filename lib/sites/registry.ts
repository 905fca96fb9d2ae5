import type { Recipe } from '#lib/model/recipe.ts';
import { namesHost } from './host.ts';
import { close } from './recipes/close.ts';
import { copper } from './recipes/copper.ts';
import { dynamics } from './recipes/dynamics.ts';
import { freshsales } from './recipes/freshsales.ts';
import { gmail } from './recipes/gmail.ts';
import { horde } from './recipes/horde.ts';
import { hubspot } from './recipes/hubspot.ts';
import { linkedin } from './recipes/linkedin.ts';
import { outlook } from './recipes/outlook.ts';
import { pipedrive } from './recipes/pipedrive.ts';
import { roundcube } from './recipes/roundcube.ts';
import { salesforce } from './recipes/salesforce.ts';
import { sogo } from './recipes/sogo.ts';
import { tryton } from './recipes/tryton.ts';
import { zoho } from './recipes/zoho.ts';

/** The recipes that ship; a workspace's own and its repairs come before them. */
export const BUILT_IN: readonly Recipe[] = [
  gmail,
  outlook,
  hubspot,
  salesforce,
  pipedrive,
  dynamics,
  zoho,
  close,
  copper,
  freshsales,
  linkedin,
  roundcube,
  horde,
  sogo,
  tryton,
];

/**
 * The recipes that may apply on a host: those that name it, and those that know their application by an element.
 * The workspace's own come first, and stand for a built-in one of the same id, on the hosts that they name.
 * Those that are off at first keep silent unless `switchedOn` holds their id.
 */
export function recipesFor(
  host: string,
  workspace: readonly Recipe[] = [],
  switchedOn: readonly string[] = [],
): Recipe[] {
  const here = [...workspace, ...BUILT_IN].filter(({ hosts }) => hosts.length === 0 || namesHost(hosts, host));
  return here
    .filter(({ id }, index) => here.findIndex((recipe) => recipe.id === id) === index)
    .map((recipe) => (recipe.offAtFirst && !switchedOn.includes(recipe.id) ? silenced(recipe) : recipe));
}

const NO_FIELDS: Recipe['fields'] = { name: [], email: [], phone: [], company: [], title: [] };

/** Applies as before and finds nobody: left out, it would leave its site to the generic reader. */
const silenced = (recipe: Recipe): Recipe => ({
  ...recipe,
  records: [],
  recordIn: [],
  counterparts: [],
  fields: NO_FIELDS,
});
