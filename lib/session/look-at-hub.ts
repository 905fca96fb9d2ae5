import { aboutHub } from '#lib/protocol/join.ts';
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { type Failure, failure } from '#lib/sync/failure.ts';
import { ask, type Fetch } from '#lib/sync/request.ts';
import { readHubAddress } from './hub-address.ts';

/** What a hub says of itself before anybody signs in; `contact` says who runs it. `code` is that of a join link. */
export type HubFound = { ok: true; hub: string; name: string; contact: string | null; code: string | null };

/**
 * Why there is no connection: `address_unreadable`: neither an address nor a join link; `address_insecure`: http to another
 * machine; `sign_in_closed`: the person closed the sign-in window or said no; `window_failed`: this browser could not show
 * one; `state_foreign`: the answer belongs to another sign-in. Else why the hub said no.
 */
export type ConnectCode =
  | 'address_unreadable'
  | 'address_insecure'
  | 'sign_in_closed'
  | 'window_failed'
  | 'state_foreign'
  | Failure['code'];
export type ConnectFailure = { ok: false; code: ConnectCode; message: string };

/** Asks the hub at an address, or of a join link, who it is and which version it speaks. The link's code is not spent. */
export async function lookAtHub(
  text: string,
  signal: AbortSignal,
  fetch: Fetch = (...args) => globalThis.fetch(...args),
): Promise<HubFound | ConnectFailure> {
  const read = readHubAddress(text);
  if (typeof read === 'string') return { ok: false, code: read, message: 'This is not the address of a hub.' };
  const about = await ask({ fetch, url: `${read.hub}/v1/hub`, schema: aboutHub, signal });
  if (!about.ok) return about;
  const { name, protocol, oldest = protocol, contact = null } = about.value;
  if (protocol >= PROTOCOL_OLDEST && oldest <= PROTOCOL_VERSION) return { ok: true, name, contact, ...read };
  const code = oldest > PROTOCOL_VERSION ? 'protocol_too_old' : 'protocol_too_new';
  return failure(code, 'The hub and this extension are of different versions: update the older one.');
}
