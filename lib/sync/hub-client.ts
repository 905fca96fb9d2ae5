import type * as z from 'zod/mini';
import { type Mark, writeMark } from '#lib/known/mark.ts';
import { readKnown } from '#lib/known/wire.ts';
import { contactPicture, touchPage } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import { type LookupRequest, lookupResponse, searchResponse } from '#lib/protocol/contacts.ts';
import { olderResponse } from '#lib/protocol/older.ts';
import { pullResponse } from '#lib/protocol/pull.ts';
import { pushResponse } from '#lib/protocol/push.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { Answer } from './failure.ts';
import { patient } from './patient.ts';
import { ask, askBytes, type Fetch, reach, refusalIn } from './request.ts';

/** Where a member's hub is, and what opens it. `hub` has no slash at its end. */
export type HubAddress = { hub: string; workspaceId: string; token: string };

/** What a pull may bring along: how many rows are left, a digest, the rows of its ranges (as `size:range,range`). */
export type PullAlso = { count?: '1'; digest?: '1'; ranges?: string };

/** Older notes: from before a moment or place, of one contact or all. */
export type OlderWish = { before: string; contactId?: Id | undefined };

/** Rows asked for in one page of a pull: fewer in the very first, which the store waits for with nothing to do. */
const PAGE = { first: 1_000, next: 2_000 };

/** How long the live stream may take to open. */
const OPEN_MS = 20_000;

/** What a member's client says to its hub. Nothing throws; each answer is read by its schema. */
export type HubClient = ReturnType<typeof hubClient>;

export function hubClient(
  { hub, workspaceId, token }: HubAddress,
  network: Fetch = (...args) => globalThis.fetch(...args),
) {
  const fetch = patient(network);
  const url = (path: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams(query).toString();
    return `${hub}/v1/w/${workspaceId}${path}${search === '' ? '' : `?${search}`}`;
  };
  const get = <T>(path: string, query: Record<string, string>, schema: z.ZodMiniType<T>, signal: AbortSignal) =>
    ask({ fetch, url: url(path, query), token, schema, signal });
  const post = <T>(path: string, body: unknown, schema: z.ZodMiniType<T>, signal: AbortSignal) =>
    ask({ fetch, url: url(path), token, body, schema, signal });

  return {
    push: (clientId: string, mutations: { seq: number; body: unknown }[], signal: AbortSignal) =>
      post('/push', { protocol: PROTOCOL_VERSION, clientId, mutations }, pushResponse, signal),
    pull: (cursor: string | null, signal: AbortSignal, also: PullAlso = {}) =>
      get(
        '/pull',
        {
          protocol: `${PROTOCOL_VERSION}`,
          limit: `${cursor === null ? PAGE.first : PAGE.next}`,
          ...(cursor === null ? {} : { cursor }),
          ...also,
        },
        pullResponse,
        signal,
      ),
    /** Notes from before those that replicate, of one contact or all. */
    older: ({ before, contactId }: OlderWish, signal: AbortSignal) =>
      get('/notes/older', { before, ...(contactId === undefined ? {} : { contactId }) }, olderResponse, signal),
    /** Opens the event stream; it lives until it breaks or the signal aborts. */
    async live(signal: AbortSignal): Promise<Answer<ReadableStream<Uint8Array>>> {
      const slow = new AbortController();
      const timer = setTimeout(() => slow.abort(), OPEN_MS);
      const reached = await reach({ fetch, url: url('/live'), token }, signal, slow.signal);
      clearTimeout(timer);
      if (!reached.ok) return reached;
      const { value: response } = reached;
      return response.ok && response.body !== null ? { ok: true, value: response.body } : refusalIn(response);
    },
    lookUp: (query: LookupRequest, signal: AbortSignal) => post('/contacts/lookup', query, lookupResponse, signal),
    picture: (contactId: string, signal: AbortSignal) => get(`/contacts/${contactId}`, {}, contactPicture, signal),
    /** The touches after a page's `next`. */
    touches: (contactId: string, next: string, signal: AbortSignal) =>
      get(`/contacts/${contactId}/touches`, { before: next }, touchPage, signal),
    /** The filter of known addresses, or what was added to it after a mark. */
    known: (since: Mark | undefined, signal: AbortSignal) =>
      askBytes({
        fetch,
        url: url('/known', since === undefined ? {} : { since: writeMark(since) }),
        token,
        read: readKnown,
        signal,
      }),
    search: (q: string, signal: AbortSignal) => get('/contacts', { q }, searchResponse, signal),
  };
}
