import { aboutHub } from '#lib/protocol/join.ts';
import { VERSION } from '#server/version.ts';
import { skewOf } from './database.ts';
import { codeIn, Wrong } from './finding.ts';

/** How long the hub, and what stands before it, may take for one answer. */
export const PATIENCE_MS = 5_000;
/** The Date header has whole seconds. */
const WHOLE_SECOND_MS = 1_000;

/** Asks the running hub under its public address who it is; throws Wrong when that is nobody, or another. */
export async function checkHub(publicUrl: string): Promise<string> {
  const answer = await ask(`${publicUrl}/v1/hub`);
  const read = aboutHub.safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !read.success) {
    throw new Wrong(
      `something else answers at ${publicUrl} (${answer.status}): let the proxy pass everything to the hub`,
    );
  }
  const { version } = read.data;
  if (version === VERSION) return `${publicUrl} answers, release ${version}`;
  throw new Wrong(
    `release ${version} answers at ${publicUrl}, and this is ${VERSION}: restart the hub after an upgrade`,
  );
}

/** Whether the hub reaches its database and serves. */
export async function checkReady(publicUrl: string): Promise<string> {
  const answer = await ask(`${publicUrl}/readyz`);
  if (answer.ok) return 'the hub is ready';
  throw new Wrong(`the hub runs and is not ready (${answer.status}): its log says why`);
}

/** Compares the hub's clock with ours. */
export async function checkHubClock(publicUrl: string): Promise<string> {
  const answer = await ask(`${publicUrl}/healthz`);
  return skewOf(Date.parse(answer.headers.get('date') ?? ''), Date.now(), WHOLE_SECOND_MS);
}

async function ask(url: string): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  } catch (error) {
    const reason = codeIn(error);
    if (/CERT|SIGNATURE|SELF_SIGNED/.test(reason)) {
      throw new Wrong(
        `the certificate at ${url} is not trusted here (${reason}): renew it, or name your own authority's in NODE_EXTRA_CA_CERTS`,
      );
    }
    throw new Wrong(
      `nothing answers at ${url} (${reason}): start the hub ("touchline serve"), set PUBLIC_URL to the address under which ` +
        'people reach it, and look at the proxy, its certificate and DNS',
    );
  }
}
