import { v7 as uuidv7 } from 'uuid';
import type { Role, Workspace } from '#lib/model/member.ts';
import { ROLES } from '#lib/model/roles.ts';
import { gmail } from '#lib/sites/recipes/gmail.ts';
import { hashSecret } from '#server/auth/secrets.ts';
import type { Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { putExcluded } from '#server/excluded/repository.ts';
import { countReport } from '#server/recipes/health.ts';
import { putRecipe } from '#server/recipes/repository.ts';
import { makeWriteKey } from '#server/touches/write-keys.ts';
import { furnishWorkspace } from '#server/workspaces/furnish.ts';
import { TestClient } from '#test/server/sync/test-client.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import { joinAs, makeWorkspace, type TestHub, type TestMember } from '#test/support/hub/start-test-hub.ts';

/** What a request can name of a workspace. */
export type Rows = Readonly<Record<'workspace' | 'contact' | 'note' | 'reply' | 'campaign' | 'recipe', string>> &
  Readonly<
    Record<'member' | 'spare' | 'session' | 'client' | 'email' | 'phone' | 'word' | 'cursor' | 'writeKey', string>
  >;

/** A workspace with something in every corner; each of its texts holds `word`. */
export type Side = {
  workspace: Workspace;
  rows: Rows;
  of: Record<Role, TestMember>;
  revoked: Record<Role, string>;
  expired: Record<Role, string>;
};

const AT = '2026-11-01T00:00:00.000Z';

export async function furnishSide(hub: TestHub, word: string): Promise<Side> {
  const workspace = await makeWorkspace(hub, `Company ${word}`);
  const inside = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(hub.database.store.db, workspace.id, work);
  await inside((tx) => furnishWorkspace(tx, workspace.id));
  const of = Object.fromEntries(
    await Promise.all(
      ROLES.map(async (role) => [role, await joinAs(hub, workspace, role, `${role} ${word}`)] as const),
    ),
  ) as Side['of'];
  const author = of.rep.member.id;
  const seed = seedInto(hub, workspace);
  const [email, phone] = [
    `sam@${word}.test`,
    `+4930${1_000_000 + (Number.parseInt(hashSecret(word).toString('hex', 0, 3), 16) % 8_999_999)}`,
  ];
  const companyId = await seed.company(`Company of ${word}`);
  const contact = await seed.contact({ name: `Sam ${word}`, title: word, emails: [email], phones: [phone], companyId });
  await seed.touches(contact, [{ type: 'form.submitted', at: AT, title: `Form ${word}` }]);
  const note = await seed.note({ contactId: contact, authorId: author, text: `heard ${word}`, receivedAt: AT });
  const [reply, campaign, recipe] = [uuidv7(), uuidv7(), uuidv7()];
  await inside(async (tx) => {
    const place = { workspace_id: workspace.id };
    const times = { written_at: AT, received_at: AT };
    await tx
      .insertInto('app.replies')
      .values({ ...place, id: reply, version: 2, note_id: note, author_id: author, ...times, text: `reply ${word}` })
      .execute();
    await tx
      .insertInto('app.campaigns')
      .values({ ...place, id: campaign, version: 3, name: `Campaign ${word}`, channel: 'email', starts_at: AT })
      .execute();
    await tx
      .insertInto('app.status_changes')
      .values({ ...place, id: uuidv7(), contact_id: contact, at: AT, to_status: 'Lead', reason: word })
      .execute();
    await putRecipe(tx, workspace.id, {
      id: recipe,
      version: 4,
      authorId: author,
      savedAt: AT,
      recipe: gmail,
      approvedBy: null,
    });
    const matched = { name: 0, email: 0, phone: 0, company: 0, title: 0 };
    await countReport(tx, workspace.id, {
      version: 5,
      recipeId: 'gmail',
      host: `mail.${word}.test`,
      day: '2026-11-01',
      kind: 'thread',
      matched,
    });
    await putExcluded(tx, workspace.id, { version: 6, entries: [`boss@${word}.test`] });
    await tx
      .updateTable('app.workspace_versions')
      .set({ version: 100 })
      .where('workspace_id', '=', workspace.id)
      .execute();
  });
  const client = new TestClient(of.rep);
  await client.pull();
  await client.push({ name: 'feed.read', feedReadAt: AT });
  const spare = await joinAs(hub, workspace, 'rep', `spare ${word}`);
  const [session] = await hub.identity.sessions(workspace.id, spare.member.id, '');
  return {
    workspace,
    of,
    revoked: await ended(hub, workspace, { revoked_at: AT }),
    expired: await ended(hub, workspace, { expires_at: AT }),
    rows: {
      ...{
        workspace: workspace.id,
        contact,
        note,
        reply,
        campaign,
        recipe,
        member: author,
        spare: spare.member.id,
        session: session?.id ?? '',
      },
      ...{ client: client.clientId, email, phone, word, cursor: client.cursor ?? '' },
      writeKey: await inside((tx) => makeWriteKey(tx, workspace.id, word)),
    },
  };
}

/** A token of each role that was good once. */
async function ended(hub: TestHub, workspace: Workspace, how: { revoked_at: string } | { expires_at: string }) {
  const tokens = await Promise.all(
    ROLES.map(async (role) => {
      const { token } = await joinAs(hub, workspace, role);
      await hub.database.store.owner((tx) =>
        tx.updateTable('app.tokens').set(how).where('hash', '=', hashSecret(token)).execute(),
      );
      return [role, token] as const;
    }),
  );
  return Object.fromEntries(tokens) as Record<Role, string>;
}

/** Names of nothing: what a request about another workspace's rows must not be told from. */
export const noRows = (like: Rows): Rows => ({
  ...{ workspace: uuidv7(), contact: uuidv7(), note: uuidv7(), reply: uuidv7(), campaign: uuidv7(), recipe: uuidv7() },
  ...{
    member: uuidv7(),
    spare: uuidv7(),
    session: uuidv7(),
    client: uuidv7(),
    email: 'nobody@nowhere.test',
    phone: '+49309999999',
  },
  word: 'nowhere-at-all',
  cursor: Buffer.from(Buffer.from(like.cursor, 'base64url').toString().replaceAll(like.workspace, uuidv7())).toString(
    'base64url',
  ),
  writeKey: `${uuidv7()}.${'x'.repeat(43)}`,
});
