import type { Store } from '#server/db/store.ts';
import { ACCOUNTS, type AccountErased, eraseAccount } from '#server/privacy/accounts.ts';
import { erasePerson, previewErasure } from '#server/privacy/erase-person.ts';
import { type Counts, totalOf } from '#server/privacy/erase-rows.ts';
import { HOLDINGS, MENTIONS } from '#server/privacy/holdings.ts';
import { TEAM } from '#server/privacy/team.ts';
import { defineCommand } from './command.ts';
import { aboutPerson } from './one-person.ts';

const USAGE = `Usage: touchline erase ADDRESS [options]
  Erases one person for good: by e-mail address, number, a source's user id, or a contact's id.
  --dry-run                only say what would go
  --suppress               also keep nothing about them from now on
  --workspace NAME         which workspace, by name or id

  Who is a member of a workspace stays one, and can sign in: take them out first. Their account on this hub goes with the
  last membership.

  Their notes go with their text. Each erasure is written to the ledger (erasures.jsonl in the data folder, or
  ERASURE_LEDGER), so that restoring an older backup does it again. Backups themselves are yours to let go.`;

/** `erase`: takes all that is held on one person away, also while the hub runs. */
export const erase = defineCommand({
  summary: 'erase one person for good',
  usage: USAGE,
  options: {
    'dry-run': { type: 'boolean', default: false },
    suppress: { type: 'boolean', default: false },
    workspace: { type: 'string' },
  },
  operands: ['ADDRESS'],
  run: ({ 'dry-run': dryRun, suppress, workspace }, around, asked) =>
    aboutPerson(around, workspace, async ({ store, workspaceId, deps }) => {
      const { print } = around;
      const preview = await previewErasure(store.db, workspaceId, asked);
      for (const line of linesOf(preview.counts)) print(line);
      if (dryRun) return print(`${peopleIn(preview.contacts)}. Nothing was changed.`);
      if (totalOf(preview.counts) > 10_000) print('Erasing …');
      // First: whose devices are whose is told by the addresses that go next.
      const account = await store.owner((tx) => eraseAccount(tx, asked));
      const { contacts } = await erasePerson(deps, workspaceId, { asked, byId: null, suppress });
      print(`${peopleIn(contacts)}. Erased${suppress ? ', and nothing about them is kept from now on' : ''}.`);
      for (const line of accountLines(account)) print(line);
      print((await vacuum(store)) ? 'The space is cleared.' : 'The space is cleared by the next VACUUM.');
    }),
});

/** What PostgreSQL still holds of deleted rows is overwritten only by a VACUUM, which an administrator may forbid. */
async function vacuum(store: Store): Promise<boolean> {
  const tables = new Set<string>([...HOLDINGS, ...MENTIONS, ...TEAM, ...ACCOUNTS].map(({ table }) => table));
  return store.vacuum([...tables]).then(
    () => true,
    () => false,
  );
}

const linesOf = (counts: Counts): string[] =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([table, count]) => `${table.padEnd(20)} ${count}`);

const accountLines = ({ gone, memberships }: AccountErased): string[] => [
  ...(gone > 0 ? [`Their account on this hub is gone (${gone} rows).`] : []),
  ...(memberships > 0
    ? [`They are a member of ${memberships} of its workspaces: take them out there, then erase again.`]
    : []),
];

const peopleIn = (contacts: number): string =>
  contacts === 0 ? 'No contact by that address' : contacts === 1 ? 'One contact' : `${contacts} records of one person`;
