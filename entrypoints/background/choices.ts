import browser from 'webextension-polyfill';
import type { PageFacts } from '#lib/model/page-facts.ts';

/** Who was chosen for a record: an address, or `null` for "none of them". The newest 500 are kept on this machine. */
type Choice = [record: string, email: string | null];
const KEY = 'choices';
const KEPT = 500;

/** The choice that was made for the record of these facts; `undefined` when none was. */
export async function choiceFor(facts: PageFacts): Promise<string | null | undefined> {
  const record = recordKey(facts);
  const found = record && (await choices()).find(([key]) => key === record);
  if (!found) return undefined;
  const [, email] = found;
  return email === null || facts.people.some((person) => person.email === email) ? email : undefined;
}

/** Remembers a choice for the record; without a record it lasts as long as the facts do. */
export async function keepChoice(facts: PageFacts, email: string | null): Promise<void> {
  const record = recordKey(facts);
  if (!record) return;
  const others = (await choices()).filter(([key]) => key !== record);
  await browser.storage.local.set({ [KEY]: [[record, email], ...others].slice(0, KEPT) });
}

const recordKey = ({ site, record }: PageFacts) => record && `${site}\n${record.kind}\n${record.id}`;

async function choices(): Promise<Choice[]> {
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  return Array.isArray(kept) ? kept : [];
}
