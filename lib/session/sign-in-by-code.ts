import { deviceName } from '#lib/browser/device-name.ts';
import { type DeviceResponse, deviceResponse } from '#lib/protocol/identity.ts';
import { pause } from '#lib/sync/backoff.ts';
import { failure } from '#lib/sync/failure.ts';
import { ask, type Fetch } from '#lib/sync/request.ts';
import { type ConnectResult, connectBy } from './connect.ts';

/** What the person enters, and the page of the hub on which they do; both come from the hub. */
export type DeviceCode = { userCode: string; page: string };

type Waits = { onCode: (code: DeviceCode) => void; fetch?: Fetch; wait?: typeof pause };

const SECOND = 1_000;
/** Asked too soon, a client waits five seconds more each time (RFC 8628, 3.5). */
const SLOWER = 5;

/**
 * Signs in by a code that this page shows and the person enters on the hub's (RFC 8628), for browsers without a sign-in
 * window: 1. get a code and show it; 2. ask by the hub's interval whether they said yes, until they did, said no, or the
 * code is too old. A hub that is away meanwhile is asked again.
 */
export async function signInByCode(
  hub: string,
  signal: AbortSignal,
  { onCode, fetch = (...args) => globalThis.fetch(...args), wait = pause }: Waits,
): Promise<ConnectResult> {
  const device = await ask({
    fetch,
    url: `${hub}/v1/device`,
    body: { device: deviceName() },
    schema: deviceResponse,
    signal,
  });
  if (!device.ok) return device;
  const { userCode, verificationUriComplete: page } = device.value;
  if (!/^https?:\/\//.test(page)) return failure('answer_unreadable', 'The hub named a page that is none.');
  onCode({ userCode, page });
  return poll(device.value, { hub, signal, fetch, wait });
}

type Polling = { hub: string; signal: AbortSignal; fetch: Fetch; wait: typeof pause };

async function poll(
  { deviceCode, interval, expiresIn }: DeviceResponse,
  { hub, signal, fetch, wait }: Polling,
): Promise<ConnectResult> {
  const body = { grant: 'device', deviceCode };
  let every = Math.max(interval, 1);
  for (let left = expiresIn; left > 0; left -= every) {
    await wait(every * SECOND, signal);
    if (signal.aborted) return failure('stopped', 'Stopped.');
    const answer = await connectBy({ hub, path: '/v1/token', body }, signal, fetch);
    if (answer.ok || !PATIENT.has(answer.code)) return answer;
    if (answer.code === 'slow_down') every += SLOWER;
  }
  return failure('device_expired', 'The code is too old.');
}

/** After these the person may still say yes. */
const PATIENT: ReadonlySet<string> = new Set([
  'authorization_pending',
  'slow_down',
  'unreachable',
  'timeout',
  'internal',
  'not_ready',
  'overloaded',
  'too_many_requests',
]);
