import type { Session } from '#lib/session/open-session.ts';
import type { HubDeps } from './deps.ts';

type Answered<T> = { ok: true; value: T } | { ok: false; code: string; message: string };

/** What the panel asks the hub, with failures thrown, as queries want them. */
export function hubDeps({ port, me, lookUps, syncNow }: Session, signal: AbortSignal): HubDeps {
  return {
    port,
    me: me.member.id,
    lookup: (query) => lookUps.lookupContact(query, signal).then(orThrow),
    picture: (contactId) => lookUps.fetchPicture(contactId, signal).then(orThrow),
    touches: (contactId, cursor) => lookUps.fetchTouches(contactId, cursor, signal).then(orThrow),
    search: (words) => lookUps.searchContacts(words, signal).then(orThrow),
    syncNow,
  };
}

function orThrow<T>(answer: Answered<T>): T {
  if (answer.ok) return answer.value;
  throw new Error(answer.code);
}
