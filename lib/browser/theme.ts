import { browser } from 'wxt/browser';

/** Light or dark as the browser says, or as the person chose. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'theme';

/** What the person chose; the browser's own theme until then. */
export async function theme(): Promise<Theme> {
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  return read(kept);
}

export const setTheme = (chosen: Theme): Promise<void> => browser.storage.local.set({ [KEY]: chosen });

/** Gives a page of ours the chosen theme, now and whenever another is chosen. Small: the launcher's frame loads it too. */
export function applyTheme({ documentElement: root }: Document): void {
  const apply = (chosen: Theme) => {
    if (chosen === 'system') delete root.dataset.theme;
    else root.dataset.theme = chosen;
  };
  browser.storage.onChanged.addListener((changes, area) => {
    const change = changes[KEY];
    if (area === 'local' && change) apply(read(change.newValue));
  });
  void theme().then(apply);
}

const read = (kept: unknown): Theme => THEMES.find((known) => known === kept) ?? 'system';
