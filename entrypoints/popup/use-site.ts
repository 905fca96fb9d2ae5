import { useCallback, useEffect, useState } from 'react';
import type { LayoutChange, PanelLayout } from '#lib/messages/calls.ts';

/** How Touchline stands on the page in front: closed to extensions, switched off, or on. `origin` is a match pattern. */
export type SiteState = { kind: 'impossible' } | { kind: 'off' | 'on'; origin: string };

/** What the switch needs of the browser. */
export type SiteDeps = {
  /** State of the page in the active tab of this window. */
  state: () => Promise<SiteState>;
  /** Asks the person for the site; true when it was given. Must be called first thing in a click. */
  request: (origin: string) => Promise<boolean>;
  remove: (origin: string) => Promise<unknown>;
  openPanel: () => Promise<unknown>;
  openWorkspace: () => void;
  /** Lets the person point at name, address and number on the page; false where that can't be. */
  point: () => Promise<boolean>;
  /** How the panel lies at this site, after a change of it or a reset; null where no page is read. */
  layout: (say: { change?: LayoutChange; reset?: boolean }) => Promise<PanelLayout | null>;
};

/** The site of the page in front, and whether the last question to the person was declined. */
export function useSite(deps: SiteDeps) {
  const [site, setSite] = useState<SiteState | null>(null);
  const [declined, setDeclined] = useState(false);
  const look = useCallback(
    async () => setSite(await deps.state().catch((): SiteState => ({ kind: 'impossible' }))),
    [deps],
  );
  useEffect(() => void look(), [look]);

  const settle = async (asked: Promise<unknown>) => {
    const given = await asked.catch(() => false);
    setDeclined(given === false);
    await look();
  };
  return { site, declined, settle };
}
