import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { storedConnection } from '#lib/browser/connection.ts';
import { connect } from '#lib/session/connect.ts';

const demo = z.object({ joinLink: z.string() });

/**
 * The demo build alone: connects to the hub whose join link `npm start` laid into the built folder as demo.json. The link
 * works once, so a connection that stands is kept.
 */
export async function connectDemo(): Promise<void> {
  if (await storedConnection.read()) return;
  const file = await fetch(browser.runtime.getURL('demo.json')).catch(() => null);
  const link = file?.ok ? demo.safeParse(await file.json()) : null;
  if (link?.success) await connect(link.data.joinLink, AbortSignal.timeout(20_000));
}
