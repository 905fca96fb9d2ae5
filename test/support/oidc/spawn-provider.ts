import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type HubBrowser, openBrowser, type Page } from '#test/support/hub/hub-browser.ts';

const PROCESS = fileURLToPath(new URL('./provider-process.ts', import.meta.url));

/** A running provider (provider-process.ts). */
export type SpawnedProvider = {
  readonly issuer: string;
  /** The claims of whoever signs in next. */
  nextIs(claims: { sub: string; [name: string]: unknown }): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the provider on `port` for the hub at `publicUrl`; another start on the same port has other keys. */
export async function spawnProvider({
  port,
  publicUrl,
  id = 'oidc',
  lean = false,
}: {
  port: number;
  publicUrl: string;
  id?: string;
  lean?: boolean;
}): Promise<SpawnedProvider> {
  const args = [PROCESS, String(port), `${publicUrl}/auth/callback/${id}`, lean ? 'lean' : ''];
  const child = spawn(process.execPath, ['--no-warnings', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => {
      throw new Error('the provider ended at its start');
    }),
  ]);
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    nextIs: async (claims) => void (await fetch(`${issuer}/control`, { method: 'POST', body: JSON.stringify(claims) })),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** From a page of the hub through the provider and back, in a fresh browser as far as the provider knows. */
export async function throughProvider(
  browser: HubBrowser,
  { from, issuer, publicUrl }: { from: string; issuer: string; publicUrl: string },
): Promise<Page> {
  const start = await browser.open(from);
  if (start.location === null) return start;
  const there = openBrowser(issuer, issuer);
  const { location } = await there.open(start.location.slice(issuer.length));
  if (location === null || !location.startsWith(`${publicUrl}/auth/callback/`))
    throw new Error(`the provider led to ${location}`);
  return browser.open(location.slice(publicUrl.length));
}
