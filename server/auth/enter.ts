import { v7 as uuidv7 } from 'uuid';
import type { Member } from '#lib/model/member.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { hasHadAddress, insertMember } from '#server/members/repository.ts';
import { openVersions } from '#server/sync/versions.ts';
import type { Person } from './people/people.ts';

/** Makes somebody a member by their company's domain; null when an address like theirs is or was one already. */
export const enter = (
  store: Store,
  { workspaceId, person, role }: { workspaceId: string; person: Person; role: Member['role'] },
): Promise<string | null> =>
  inWorkspace(store.db, workspaceId, async (tx) => {
    // Holding the counter, of two who come at once the second finds the first.
    const versions = await openVersions(tx, workspaceId);
    if (await hasHadAddress(tx, workspaceId, person.email)) return null;
    const name = person.name.trim() || person.email;
    const member = { id: uuidv7(), version: versions.take(), name: name.slice(0, 200), email: person.email, role };
    await insertMember(tx, workspaceId, member);
    await versions.close();
    return member.id;
  });
