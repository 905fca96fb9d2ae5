import browser from 'webextension-polyfill';
import { CHOICES } from '#lib/browser/choices.ts';
import type { PageFacts } from '#lib/model/page-facts.ts';
import { personKey } from '#lib/model/person-key.ts';

/**
 * Who was chosen for a record: an address or number, or `null` for "none of them"; `found` by a search, and not among the
 * page's people. The newest 500 are kept on this machine.
 */
type Choice = [record: string, key: string | null, found?: boolean];
const KEPT = 500;

/** The choice that was made for the record of these facts; `undefined` when none was. */
export async function choiceFor(facts: PageFacts): Promise<string | null | undefined> {
  const record = recordKey(facts);
  const found = record && (await choices()).find(([key]) => key === record);
  if (!found) return undefined;
  const [, key, bySearch] = found;
  return key === null || bySearch || facts.people.some((person) => personKey(person) === key) ? key : undefined;
}

/** Remembers a choice for the record; without a record it lasts as long as the facts do. */
export async function keepChoice(facts: PageFacts, chosen: string | null, found = false): Promise<void> {
  const record = recordKey(facts);
  if (!record) return;
  const others = (await choices()).filter(([key]) => key !== record);
  await browser.storage.local.set({ [CHOICES]: [[record, chosen, found], ...others].slice(0, KEPT) });
}

const recordKey = ({ site, record }: PageFacts) => record && `${site}\n${record.kind}\n${record.id}`;

async function choices(): Promise<Choice[]> {
  const { [CHOICES]: kept } = await browser.storage.local.get(CHOICES);
  return Array.isArray(kept) ? kept : [];
}
