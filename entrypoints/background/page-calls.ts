import { originOf } from '#lib/browser/permissions.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { FromPage, PageHandlers } from '#lib/messages/receive.ts';
import type { PageFacts } from '#lib/model/page-facts.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { callIn } from '#lib/sites/dialers.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';
import { hearCall } from './calls.ts';
import { choiceFor } from './choices.ts';
import { keepCover } from './cover.ts';
import { withoutExcluded } from './excluded.ts';
import { followHealth } from './health.ts';
import { keepLayout } from './layout.ts';
import type { Neighbours } from './neighbours.ts';
import { knownPerson, personOf } from './people.ts';
import { checked } from './pointing.ts';
import { push } from './push.ts';
import { recipesOf, sendRecipes } from './recipes.ts';
import { enter, isOn } from './registration.ts';
import { show, viewOf } from './show.ts';
import { changeTab, tabAbout } from './tab-state.ts';

/** The calls of content scripts. Each page speaks of its own tab alone, and only while its site is on. */
export function pageCalls(neighbours: Neighbours): Omit<PageHandlers, 'page.pointing' | 'page.pointed'> {
  return {
    async 'page.start'(_, { tabId, url }) {
      await mustBeOn(url);
      await enter(tabId, 'reader.js');
      return null;
    },
    async 'page.hello'({ document }, from) {
      await mustBeOn(from.url);
      const about = await changeTab(from.tabId, (before) => greeted(before, document, from));
      if (!about) throw new Error('a greeted tab is known');
      const excluded = await neighbours.own();
      return { primer: PRIMER, recipes: await recipesOf(about, neighbours), excluded, view: await viewOf(about) };
    },
    async 'page.facts'({ document, sequence, facts }, { tabId, url }) {
      if (facts.site !== url.hostname) throw new Error('a page speaks of its own site');
      let news = false;
      let drawn: Recipe | null | undefined;
      const allowed = withoutExcluded(facts, await neighbours.excluded());
      const about = await changeTab(tabId, async (before) => {
        drawn = before?.pointing?.recipe;
        const after = await heard(before, { document, sequence, ...allowed });
        news = after !== before;
        return after;
      });
      if (!about) return null;
      if (!news) {
        // What is said again may have died with a worker that had not yet asked who it is, or shown it.
        await (about.known ? showAgain(tabId) : lookForPerson(about, neighbours));
        return null;
      }
      if (about.pointing?.recipe !== drawn) await sendRecipes(about, neighbours);
      await lookForPerson(about, neighbours);
      await followHealth(about.facts, (await neighbours.people())?.port ?? null);
      return null;
    },
    async 'page.call'({ phone }, { tabId, url }) {
      await mustBeOn(url);
      await hearCall(tabId, { phone, ended: false, seconds: null });
      return null;
    },
    async 'page.dialer'({ origin, data }, { tabId, url }) {
      await mustBeOn(url);
      const call = callIn({ origin, data }, url.hostname, PRIMER.dialers);
      if (call) await hearCall(tabId, call);
      return null;
    },
    async 'page.panel'({ width, side }, { tabId, url }) {
      await mustBeOn(url);
      if (side) await changeTab(tabId, (before) => before && { ...before, panelSide: side });
      if (width === undefined) return null;
      await keepLayout(url.hostname, { width });
      return showAgain(tabId);
    },
    async 'page.push'(room, { tabId, url }) {
      await mustBeOn(url);
      await push(tabId, room);
      return null;
    },
    async 'page.cover'(cover, { tabId, url }) {
      await mustBeOn(url);
      await keepCover(tabId, cover);
      return null;
    },
    async 'page.launcher'({ at }, { tabId, url }) {
      await mustBeOn(url);
      await keepLayout(url.hostname, { launcherAt: at });
      return showAgain(tabId);
    },
  };
}

async function mustBeOn(url: URL): Promise<void> {
  if (!(await isOn(url.href))) throw new Error('the site is off');
}

/** A new document: nothing of the one before it stays, but that the panel was open on this site, and a running clock. */
function greeted(before: TabAbout | null, document: number, { tabId, url }: FromPage): TabAbout {
  if (before?.document === document) return before;
  const facts: PageFacts = { site: url.hostname, recipe: null, record: null, people: [], phones: [] };
  const sameSite = before?.facts.site === url.hostname;
  return {
    tabId,
    origin: originOf(url.href) ?? '',
    document,
    sequence: 0,
    facts,
    chosen: null,
    noneOfThem: false,
    known: null,
    call: before?.call ?? null,
    pointing: sameSite ? before.pointing : null,
    panelOpen: sameSite && before.panelOpen,
    focusBar: before?.focusBar ?? 0,
  };
}

/** Facts of another document, or older than those known, are stale. A choice made for this record before holds again. */
async function heard(
  before: TabAbout | null,
  { document, sequence, facts, excluded }: Pick<TabAbout, 'document' | 'sequence' | 'facts' | 'excluded'>,
): Promise<TabAbout | null> {
  if (!before || before.document !== document || sequence < before.sequence) return before;
  const said = (about: Pick<TabAbout, 'facts' | 'excluded'>) => JSON.stringify([about.facts, about.excluded]);
  if (sequence === before.sequence && said({ facts, excluded }) === said(before)) return before;
  const choice = await choiceFor(facts);
  const pointing = checked(before.pointing, facts);
  return {
    ...before,
    sequence,
    facts,
    excluded,
    pointing,
    chosen: choice ?? null,
    noneOfThem: choice === null,
    known: null,
  };
}

/** Asks who the person is, and shows the launcher when somebody is known; an answer that comes too late says nothing. */
export async function lookForPerson(about: TabAbout, neighbours: Neighbours): Promise<void> {
  await show(about);
  await nameKnown(about, neighbours);
}

/** Shows the launcher of a tab's person once somebody is known; until then the page shows what it did. */
export async function nameKnown(about: TabAbout, neighbours: Neighbours): Promise<void> {
  const person = personOf(about);
  const deps = person && (await neighbours.people());
  if (!deps) return;
  const known = await knownPerson(person, await neighbours.excluded(), deps).catch(() => null);
  if (!known) return;
  const now = await changeTab(about.tabId, (current) =>
    current && isSameMoment(current, about) ? { ...current, known } : current,
  );
  if (now && isSameMoment(now, about)) await show(now);
}

const isSameMoment = (one: TabAbout, other: TabAbout) =>
  one.document === other.document && one.sequence === other.sequence && one.chosen === other.chosen;

async function showAgain(tabId: number): Promise<null> {
  const about = await tabAbout(tabId);
  if (about) await show(about);
  return null;
}
