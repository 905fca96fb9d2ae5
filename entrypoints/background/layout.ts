import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { PANEL_WIDTH, type PanelLayout } from '#lib/messages/calls.ts';

const usual: PanelLayout = { side: 'right', width: PANEL_WIDTH.usual, launcherAt: 0.4 };
const layout = z.object({
  side: z.enum(['left', 'right']),
  width: z.number().check(z.minimum(PANEL_WIDTH.least), z.maximum(PANEL_WIDTH.most)),
  launcherAt: z.number().check(z.minimum(0), z.maximum(1)),
});
const keyOf = (site: string) => `layout:${site}`;

/** How panel and launcher lie on a site's pages, as the person left them. */
export async function layoutOf(site: string): Promise<PanelLayout> {
  const { [keyOf(site)]: kept } = await browser.storage.local.get(keyOf(site));
  const read = layout.safeParse(kept);
  return read.success ? read.data : usual;
}

/** Remembers a change of the layout; widths are kept within their bounds. */
export async function keepLayout(site: string, change: Partial<PanelLayout>): Promise<PanelLayout> {
  const next = { ...(await layoutOf(site)), ...change };
  next.width = Math.round(Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, next.width)));
  await browser.storage.local.set({ [keyOf(site)]: next });
  return next;
}
