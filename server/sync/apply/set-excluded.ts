import { changedList, EXCLUSIONS_MAX, readExclusion } from '#lib/model/exclusion.ts';
import { may } from '#lib/model/permissions.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import { findExcluded, putExcluded } from '#server/excluded/repository.ts';
import { refuse, type Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type SetExcluded = Extract<MutationBody, { name: 'excluded.set' }>;

/** Changes the workspace's list of excluded addresses by what was added and removed: two leads at once lose nothing. */
export async function setExcluded(change: Change, { add, remove }: SetExcluded): Promise<Verdict> {
  const { tx, workspaceId, member } = change;
  if (!may(member.role, 'workspace.exclude')) return notYours();
  const added = add.map(readExclusion).filter((entry) => entry !== null);
  if (added.length < add.length) return unreadable();
  const before = await findExcluded(tx, workspaceId);
  const entries = changedList(before, { add: added, remove });
  if (entries.length > EXCLUSIONS_MAX) return tooMany();
  if (entries.join('\n') === before.join('\n')) return { reach: 'nobody' };
  await putExcluded(tx, workspaceId, { version: change.takeVersion(), entries });
  return { reach: 'workspace' };
}

const notYours = () =>
  refuse('role_not_allowed', 'Only leads and admins may change the list of excluded addresses. Ask one of them.');

const unreadable = () =>
  refuse(
    'mutation_invalid',
    'An entry is neither an address nor a domain such as @acme.com. Correct it and save again.',
  );

const tooMany = () =>
  refuse(
    'mutation_invalid',
    `The list has room for ${EXCLUSIONS_MAX} entries. Exclude a domain instead of its addresses.`,
  );
