import { Pool } from 'pg';

/** What was changed in a workspace, row by row. */
export type Effects = {
  /** The tables of this workspace's rows that have been changed since the last look. */
  since(workspaceId: string): Promise<string[]>;
  /** The tables of rows that have been changed outside these workspaces, ever. */
  outside(workspaceIds: readonly string[]): Promise<string[]>;
  close(): Promise<void>;
};

/** Writes down every row that changes, by triggers in the test's database. What a transaction takes back leaves none. */
export async function watchEffects(databaseUrl: string, tables: readonly string[]): Promise<Effects> {
  const database = new Pool({ connectionString: databaseUrl });
  await database.query(`
    create schema test;
    create table test.effects (id bigserial, workspace_id uuid, name text);
    create index on test.effects (workspace_id, id);
    create function test.note() returns trigger language plpgsql security definer as $$ begin
      if tg_op = 'UPDATE' and old is not distinct from new then return null; end if;
      insert into test.effects (workspace_id, name)
        values (case when tg_op = 'DELETE' then old.workspace_id else new.workspace_id end, tg_table_name);
      return null;
    end $$;`);
  for (const table of tables) {
    await database.query(
      `create trigger noted after insert or update or delete on app.${table} for each row execute function test.note()`,
    );
  }
  const seen = new Map<string, number>();
  const counters = new Map<string, string>();
  /** A push takes versions ahead and gives back those it did not need: only where the counter ends tells. */
  const hasCounted = async (workspaceId: string): Promise<boolean> => {
    const { rows } = await database.query<{ version: string }>(
      'select version from app.workspace_versions where workspace_id = $1',
      [workspaceId],
    );
    const [before, now] = [counters.get(workspaceId), rows[0]?.version ?? ''];
    counters.set(workspaceId, now);
    return before !== now;
  };
  return {
    async since(workspaceId) {
      const counted = await hasCounted(workspaceId);
      const { rows } = await database.query<{ id: string; name: string }>(
        'select max(id) as id, name from test.effects where workspace_id = $1 and id > $2 group by name',
        [workspaceId, seen.get(workspaceId) ?? 0],
      );
      for (const { id } of rows) seen.set(workspaceId, Math.max(seen.get(workspaceId) ?? 0, Number(id)));
      return rows.flatMap(({ name }) => (name === 'workspace_versions' && !counted ? [] : [name])).sort();
    },
    async outside(workspaceIds) {
      const { rows } = await database.query<{ name: string }>(
        'select distinct name from test.effects where workspace_id <> all ($1::uuid[])',
        [workspaceIds],
      );
      return rows.map(({ name }) => name);
    },
    close: () => database.end(),
  };
}
