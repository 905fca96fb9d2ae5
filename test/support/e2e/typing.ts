import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';

/** What stood in a field at which moment (ms since 1970), while somebody typed. */
export type Typed = { text: string; at: number };

/** A letter each so many ms: faster than anybody types. */
const LETTER_MS = 15;

/** Types into the empty field that has the focus until `stop` aborts; gives what stood there after each letter. */
export async function typeUntil(page: Page, stop: AbortSignal): Promise<Typed[]> {
  const typed: Typed[] = [{ text: '', at: Date.now() }];
  for (let text = ''; !stop.aborted; ) {
    const letter = String.fromCharCode(97 + (text.length % 26));
    try {
      await page.keyboard.press(letter);
    } catch {
      break;
    }
    text += letter;
    typed.push({ text, at: Date.now() });
    await setTimeout(LETTER_MS);
  }
  return typed;
}

/** What stood in the field `ms` before a moment. */
export const stoodBefore = (typed: readonly Typed[], moment: number, ms: number): string =>
  typed.findLast(({ at }) => at <= moment - ms)?.text ?? '';

/** Ends the extension's worker as the browser does when it is short of memory; the next message starts it again. */
export async function killWorker(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(({ type }) => type === 'service_worker');
  if (worker) await session.send('Target.closeTarget', { targetId: worker.targetId });
  await session.detach();
}

/** The part of Chromium's protocol that Playwright has no types for. */
type ExtensionsDomain = { send(method: 'Extensions.loadUnpacked', params: { path: string }): Promise<unknown> };

/** Chromium lets its protocol load extensions only with this. */
export const MAY_UPDATE = '--enable-unsafe-extension-debugging';

/** Loads the extension anew, as an update does. Every page of it closes; frames in pages lose its API. */
export async function updateExtension(context: BrowserContext, folder: string): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  await (session as unknown as ExtensionsDomain).send('Extensions.loadUnpacked', { path: folder });
  await session?.detach();
}

/** A page of the extension, as soon as the extension is there (again). */
export async function openLooker(context: BrowserContext, id: string): Promise<Page> {
  const looker = await context.newPage();
  for (const end = Date.now() + 15_000; ; ) {
    const there = await looker.goto(`chrome-extension://${id}/options.html`).then(
      () => true,
      () => false,
    );
    if (there) return looker;
    if (Date.now() > end) throw new Error('The extension did not come back.');
    await setTimeout(100);
  }
}

/** The words of a contact's draft as they stand in the extension's own database. */
export async function storedDraft(context: BrowserContext, id: string): Promise<string> {
  const looker = await openLooker(context, id);
  try {
    return await looker.evaluate(async () => {
      const named = (await indexedDB.databases()).find(({ name }) => name?.startsWith('touchline-'));
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const asked = indexedDB.open(named?.name ?? '');
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error);
      });
      const drafts = await new Promise<{ key: string; text: string }[]>((done, fail) => {
        const asked = db.transaction('drafts').objectStore('drafts').getAll();
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error);
      });
      db.close();
      return drafts.find(({ key }) => key.startsWith('note:'))?.text ?? '';
    });
  } finally {
    await looker.close();
  }
}
