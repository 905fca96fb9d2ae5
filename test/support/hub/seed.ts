import { v7 as uuidv7 } from 'uuid';
import type { Workspace } from '#lib/model/member.ts';
import { touchType } from '#lib/model/touch-types.ts';
import type { NewRow, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import type { TestHub } from './start-test-hub.ts';

/** What a seeded contact may have; the rest is empty. */
export type SeedContact = {
  name: string;
  title?: string;
  emails?: string[];
  phones?: string[];
  companyId?: string;
  status?: string;
};

/** Puts rows straight into one workspace, for tests of what reads them. */
export function seedInto(hub: { readonly database: Pick<TestHub['database'], 'store'> }, workspace: Workspace) {
  const inside = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(hub.database.store.db, workspace.id, work);
  const place = { workspace_id: workspace.id };

  return {
    inside,

    company: async (name: string, facts: { industry?: string; employees?: number } = {}): Promise<string> => {
      const id = uuidv7();
      await inside((tx) =>
        tx
          .insertInto('app.companies')
          .values({ ...place, id, name, ...facts })
          .execute(),
      );
      return id;
    },

    contact: async ({ name, title, emails = [], phones = [], companyId, status }: SeedContact): Promise<string> => {
      const id = uuidv7();
      const search = [name, ...emails, ...phones].join(' ').toLowerCase();
      const row = {
        ...place,
        id,
        name,
        title: title ?? null,
        company_id: companyId ?? null,
        status: status ?? null,
        search,
      };
      await inside((tx) => tx.insertInto('app.contacts').values(row).execute());
      const addresses = [
        ...emails.map((address, position) => ({ ...place, kind: 'email' as const, address, contact_id: id, position })),
        ...phones.map((address, position) => ({ ...place, kind: 'phone' as const, address, contact_id: id, position })),
      ];
      if (addresses.length > 0)
        await inside((tx) => tx.insertInto('app.contact_addresses').values(addresses).execute());
      return id;
    },

    touches: async (contactId: string, touches: { type: string; at: string; title?: string }[]): Promise<string[]> => {
      const rows = touches.map(({ type, at, title }): NewRow<'app.touches'> => {
        const id = uuidv7();
        const { channel } = touchType(type);
        const what = { type, channel, title: title ?? null, verdict: 'human' as const, source: 'test' };
        return { ...place, id, contact_id: contactId, occurred_at: at, message_id: id, ...what };
      });
      await inside((tx) => tx.insertInto('app.touches').values(rows).execute());
      return rows.map(({ id }) => id);
    },

    note: async (note: { contactId: string; authorId: string; text: string; receivedAt: string }): Promise<string> => {
      const id = uuidv7();
      const { contactId: contact_id, authorId: author_id, text, receivedAt } = note;
      const times = { written_at: receivedAt, received_at: receivedAt };
      const row = {
        ...place,
        id,
        version: 1,
        contact_id,
        author_id,
        ...times,
        outcome: 'connected' as const,
        kinds: [],
        text,
      };
      await inside((tx) => tx.insertInto('app.notes').values(row).execute());
      return id;
    },
  };
}
