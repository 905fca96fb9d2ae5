import browser from 'webextension-polyfill';
import type { PageFacts } from '#lib/model/page-facts.ts';
import type { StorePort } from '#lib/store/port.ts';

/** A recipe that finds nobody on this many records running is broken, and not just out of luck. */
const RUNNING = 3;
/** A record that was left sooner (ms) had no time to be read. */
const STAYED = 2_000;

/** A recipe on a host: records running on which it found nobody, and the one that is shown now. */
type Misses = { times: number; shown: { record: string; since: number } | null };
const keyOf = (facts: PageFacts) => `missed:${facts.site} ${facts.recipe}`;

/** Kinds of record that always have a person: a company's page may well have none. */
const PERSONAL: ReadonlySet<string> = new Set(['contact', 'thread', 'other']);

/**
 * Counts records on which a recipe finds nobody, and reports it after three running: its id, the host, the kind of
 * record, and how many elements each field found. Nothing else of a page is kept or said.
 */
export async function followHealth(facts: PageFacts, port: StorePort | null, now = Date.now()): Promise<void> {
  const { recipe, record, missed } = facts;
  if (!recipe || !record || !port || !PERSONAL.has(record.kind)) return;
  const key = keyOf(facts);
  if (!missed) return void (await browser.storage.session.remove(key));
  const { [key]: kept } = await browser.storage.session.get(key);
  const { times, shown }: Misses = (kept as Misses | undefined) ?? { times: 0, shown: null };
  if (shown?.record === record.id) return;
  const counted = times + (shown && now - shown.since >= STAYED ? 1 : 0);
  const isBroken = counted >= RUNNING;
  const next: Misses = { times: isBroken ? 0 : counted, shown: { record: record.id, since: now } };
  await browser.storage.session.set({ [key]: next });
  if (isBroken)
    await port.run('reportRecipe', { recipeId: recipe, host: facts.site, kind: record.kind, matched: missed });
}
