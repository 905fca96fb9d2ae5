import { inWorkspace } from '#server/db/workspace.ts';
import { makeWriteKey } from '#server/touches/write-keys.ts';
import { makeWorkspace, type TestHub } from '#test/support/hub/start-test-hub.ts';

/** A workspace with a write key, and what a source does and what can be seen of it. */
export async function connectSource(hub: TestHub, name = 'Acme') {
  const workspace = await makeWorkspace(hub, name);
  const { db } = hub.database.store;
  const writeKey = await inWorkspace(db, workspace.id, (tx) => makeWriteKey(tx, workspace.id, 'website'));
  const basic = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  return {
    workspace,
    writeKey,
    /** Posts as a client does; `headers` replace the usual ones. */
    post: async (path: string, body: unknown, headers: Record<string, string> = {}) => {
      const response = await fetch(`${hub.url}/v1/${path}`, {
        method: 'POST',
        headers: { authorization: basic, 'content-type': 'application/json', ...headers },
        body: body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Answer };
    },
    touches: () =>
      inWorkspace(db, workspace.id, (tx) =>
        tx
          .selectFrom('app.touches')
          .selectAll()
          .where('workspace_id', '=', workspace.id)
          .orderBy('occurred_at')
          .orderBy('message_id')
          .execute(),
      ),
    contacts: () =>
      inWorkspace(db, workspace.id, (tx) =>
        tx
          .selectFrom('app.contacts as contact')
          .leftJoin('app.companies as company', (join) =>
            join
              .onRef('company.workspace_id', '=', 'contact.workspace_id')
              .onRef('company.id', '=', 'contact.company_id'),
          )
          .selectAll('contact')
          .select(['company.name as company_name', 'company.domain as company_domain', 'company.employees'])
          .where('contact.workspace_id', '=', workspace.id)
          .orderBy('contact.name')
          .execute(),
      ),
    addresses: () =>
      inWorkspace(db, workspace.id, (tx) =>
        tx.selectFrom('app.contact_addresses').selectAll().where('workspace_id', '=', workspace.id).execute(),
      ),
    rejected: () =>
      inWorkspace(db, workspace.id, (tx) =>
        tx.selectFrom('app.rejected_events').selectAll().where('workspace_id', '=', workspace.id).execute(),
      ),
  };
}

export type Answer = {
  success?: boolean;
  created?: number;
  duplicates?: number;
  rejected?: { index: number; code: string; message: string; path: (string | number)[] }[];
  error?: { code: string; message: string; path?: (string | number)[] };
};
export type Source = Awaited<ReturnType<typeof connectSource>>;
