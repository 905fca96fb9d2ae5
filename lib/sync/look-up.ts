import type { ContactCard, ContactPicture, TouchPage } from '#lib/model/contact.ts';
import type { LookupRequest, LookupResponse } from '#lib/protocol/contacts.ts';
import type { StorePort } from '#lib/store/port.ts';
import type { Answer, Failure } from './failure.ts';
import type { HubClient, OlderWish } from './hub-client.ts';

/**
 * The hub's answer, which is kept in the store. `notKept`: what the store said when it did not take it; then it stands
 * here alone, and is as good an answer of the hub's.
 */
export type Kept<T> = Failure | { ok: true; value: T; notKept?: unknown };

/** What screens ask the hub about people. What it says of a person is kept in the store, where screens watch it. */
export type LookUps = {
  /**
   * Who has this address or number. With exactly one match, the picture comes along. The hub isn't asked when the
   * workspace's filter rules out that it knows anybody.
   */
  lookupContact(query: LookupRequest, signal: AbortSignal): Promise<Kept<LookupResponse>>;
  fetchPicture(contactId: string, signal: AbortSignal): Promise<Kept<ContactPicture>>;
  /** The touches after a page's `next`. They aren't kept. */
  fetchTouches(contactId: string, next: string, signal: AbortSignal): Promise<Answer<TouchPage>>;
  /** Older notes, which are kept; `ofFeed` when they go on from the feed's last. Gives where to go on, null at the end. */
  fetchOlder(wish: OlderWish & { ofFeed: boolean }, signal: AbortSignal): Promise<Kept<string | null>>;
  searchContacts(words: string, signal: AbortSignal): Promise<Answer<ContactCard[]>>;
};

/** The part of a hub's client that answers about people. */
type Asked = Pick<HubClient, 'lookUp' | 'picture' | 'touches' | 'search' | 'older'>;

export function lookUps(hub: Asked, port: StorePort): LookUps {
  return {
    async lookupContact(query, signal) {
      if ((await port.read('lookup', query))?.ruledOut) return { ok: true, value: { matches: [], picture: null } };
      const answer = await hub.lookUp(query, signal);
      if (!answer.ok) return answer;
      const { matches, picture } = answer.value;
      return kept(answer.value, async () => {
        if (picture !== null) await port.run('keepPicture', { picture });
        await port.run('keepLookup', { query, cards: matches });
      });
    },
    async fetchPicture(contactId, signal) {
      const answer = await hub.picture(contactId, signal);
      if (!answer.ok) return answer;
      return kept(answer.value, () => port.run('keepPicture', { picture: answer.value }));
    },
    fetchTouches: (contactId, next, signal) => hub.touches(contactId, next, signal),
    async fetchOlder({ ofFeed, ...wish }, signal) {
      const answer = await hub.older(wish, signal);
      if (!answer.ok) return answer;
      const { notes, replies, next } = answer.value;
      return kept(next, () => port.run('keepOlder', { notes, replies, ...(ofFeed && { feedNext: next }) }));
    },
    async searchContacts(words, signal) {
      const answer = await hub.search(words, signal);
      return answer.ok ? { ok: true, value: answer.value.matches } : answer;
    },
  };
}

/** An answer, after the try to keep it: that the store took nothing is no fault of the hub's. */
async function kept<T>(value: T, keep: () => Promise<unknown>): Promise<Kept<T>> {
  try {
    await keep();
    return { ok: true, value };
  } catch (error) {
    return { ok: true, value, notKept: error };
  }
}
