import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { PANEL_WIDTH, type PanelLayout } from '#lib/messages/calls.ts';
import { panelLayout } from '#lib/messages/shapes.ts';
import type { PageFacts } from '#lib/model/page-facts.ts';
import { recipesFor } from '#lib/sites/registry.ts';

const usual: PanelLayout = { side: 'right', mode: 'overlay', width: PANEL_WIDTH.usual, launcherAt: 0.4 };
const chosen = z.partial(panelLayout);
type Chosen = z.infer<typeof chosen>;
const keyOf = (site: string) => `layout:${site}`;

/** How panel and launcher lie on a site's pages: as the person left them, else as the site's recipe says, else as usual. */
export async function layoutOf({ site, recipe }: Pick<PageFacts, 'site' | 'recipe'>): Promise<PanelLayout> {
  const said = recipesFor(site).find(({ id, hosts }) => (recipe === null ? hosts.length > 0 : id === recipe));
  return { ...usual, ...set(said?.panel ?? {}), ...set(await chosenAt(site)) };
}

/** Remembers what the person chose for a site; widths are kept within their bounds. */
export async function keepLayout(site: string, change: Chosen): Promise<void> {
  const next = { ...(await chosenAt(site)), ...set(change) };
  if (next.width !== undefined)
    next.width = Math.round(Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, next.width)));
  await browser.storage.local.set({ [keyOf(site)]: next });
}

/** Forgets what the person chose for a site, the launcher's place too. */
export const resetLayout = (site: string): Promise<void> => browser.storage.local.remove(keyOf(site));

async function chosenAt(site: string): Promise<Partial<PanelLayout>> {
  const { [keyOf(site)]: kept } = await browser.storage.local.get(keyOf(site));
  const read = chosen.safeParse(kept);
  return read.success ? set(read.data) : {};
}

/** Only what is said: an absent choice must not hide the usual. */
const set = (part: Chosen): Partial<PanelLayout> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
