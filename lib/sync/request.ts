import * as z from 'zod/mini';
import { problem, problemCode } from '#lib/model/problem.ts';
import { type Answer, type Failure, failure } from './failure.ts';

/** How long the hub may take for an ordinary answer, and for a file of megabytes over a slow line. */
const TIMEOUT_MS = 20_000;
const BYTES_TIMEOUT_MS = 120_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One question to a hub. `token` is left out for what it tells anybody. */
export type HubRequest<T> = {
  fetch: Fetch;
  url: string;
  token?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Where it isn't the usual one: POST with a body, GET without. */
  method?: 'POST' | 'PATCH' | 'DELETE';
  schema: z.ZodMiniType<T>;
  signal: AbortSignal;
};

const headersOf = (token: string | undefined, json: boolean): Record<string, string> => ({
  accept: 'application/json',
  ...(json ? { 'content-type': 'application/json' } : {}),
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
});

/**
 * A response, whatever its status; a failure where there is none. Cookies are never sent, and no redirect is followed: it
 * would carry codes and notes to an address that nobody chose.
 */
export async function reach(
  { fetch, url, token, body, method }: Pick<HubRequest<unknown>, 'fetch' | 'url' | 'token' | 'body' | 'method'>,
  stopped: AbortSignal,
  timeout: AbortSignal,
): Promise<Answer<Response>> {
  const json = body !== undefined;
  const init: RequestInit = { headers: headersOf(token, json), signal: AbortSignal.any([stopped, timeout]) };
  const options: RequestInit = {
    ...init,
    method: method ?? (json ? 'POST' : 'GET'),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  };
  try {
    return {
      ok: true,
      value: await fetch(url, json ? { ...options, body: JSON.stringify(body) } : options),
    };
  } catch {
    return notReached(stopped, timeout);
  }
}

function notReached(stopped: AbortSignal, timeout: AbortSignal): Failure {
  if (stopped.aborted) return failure('stopped', 'Stopped.');
  if (timeout.aborted) return failure('timeout', 'The hub took too long to answer.');
  return failure('unreachable', "The hub didn't answer.");
}

/** What the hub said no with; an answer that isn't a hub's (a portal's page, a proxy's error) counts as none. */
export async function refusalIn(response: Response): Promise<Failure> {
  const said = z.safeParse(problem, await response.json().catch(() => null));
  if (!said.success) return failure('answer_unreadable', `The address answered ${response.status}, but not as a hub.`);
  const { code, message } = said.data.error;
  const known = z.safeParse(problemCode, code);
  if (known.success) return failure(known.data, message);
  // A code from a newer hub: the status still says what kind it is.
  if (response.status === 401) return failure('token_invalid', message);
  return failure(response.status >= 500 ? 'internal' : 'body_invalid', message);
}

/** Asks once. Never throws: whatever goes wrong is a failure, and the answer is read by its schema. */
export const ask = <T>({ schema, ...request }: HubRequest<T>): Promise<Answer<T>> =>
  answerTo(request, TIMEOUT_MS, async (response) => z.safeParse(schema, await response.json()));

/** Asks for bytes; `read` gives null for those that are not what was asked for. */
export const askBytes = <T>({
  read,
  ...request
}: Asking & { read: (bytes: Uint8Array<ArrayBuffer>) => T | null }): Promise<Answer<T>> =>
  answerTo(request, BYTES_TIMEOUT_MS, async (response) => {
    const data = read(new Uint8Array(await response.arrayBuffer()));
    return data === null ? { success: false } : { success: true, data };
  });

type Asking = Omit<HubRequest<unknown>, 'schema'>;
type Reading<T> = { success: true; data: T } | { success: false };

async function answerTo<T>(
  request: Asking,
  patience: number,
  read: (response: Response) => Promise<Reading<T>>,
): Promise<Answer<T>> {
  const timeout = AbortSignal.timeout(patience);
  const reached = await reach(request, request.signal, timeout);
  if (!reached.ok) return reached;
  if (!reached.value.ok) return refusalIn(reached.value);
  try {
    const answer = await read(reached.value);
    if (answer.success) return { ok: true, value: answer.data };
    return failure('answer_unreadable', 'The hub answered something that this version cannot read.');
  } catch {
    return request.signal.aborted || timeout.aborted
      ? notReached(request.signal, timeout)
      : failure('answer_unreadable', 'The answer broke off.');
  }
}
