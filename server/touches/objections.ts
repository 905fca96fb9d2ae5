import { readEmail } from '#lib/model/address.ts';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import type { PersonAddress } from '#server/privacy/person.ts';
import { areSuppressed } from '#server/privacy/suppressions.ts';
import type { Incoming } from './incoming.ts';
import type { RejectedEvent } from './repository.ts';

/** What of a batch may be kept: nothing about people who object, neither what they did nor an event set aside. */
export async function withoutObjections(
  tx: Tx,
  workspaceId: Id,
  { items, rejected }: { items: readonly Incoming[]; rejected: readonly RejectedEvent[] },
): Promise<{ welcome: Incoming[]; kept: RejectedEvent[]; isWelcome: boolean[] }> {
  const groups = [...items.map(addressesIn), ...rejected.map(({ event }) => emailsIn(event))];
  const welcome = (await areSuppressed(tx, workspaceId, groups)).map((suppressed) => !suppressed);
  return {
    welcome: items.filter((_, index) => welcome[index]),
    kept: rejected.filter((_, index) => welcome[items.length + index]),
    isWelcome: welcome.slice(0, items.length),
  };
}

function addressesIn({ keys, person }: Incoming): PersonAddress[] {
  const found = {
    email: [keys.email],
    user_id: [keys.userId, keys.previousId],
    anonymous_id: [keys.anonymousId, keys.previousId],
    phone: [person?.phone ?? null],
  } as const;
  return Object.entries(found).flatMap(([kind, addresses]) =>
    addresses.flatMap((address) => (address === null ? [] : [{ kind: kind as PersonAddress['kind'], address }])),
  );
}

/** The e-mail addresses anywhere in an event that could not be read. */
function emailsIn(event: unknown): PersonAddress[] {
  const words = JSON.stringify(event)?.match(/[^\s"<>,;:()[\]]+@[^\s"<>,;:()[\]]+/g) ?? [];
  return words.flatMap((word) => {
    const address = readEmail(word);
    return address === null ? [] : [{ kind: 'email' as const, address }];
  });
}
