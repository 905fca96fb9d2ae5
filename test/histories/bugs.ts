import { v7 as uuidv7 } from 'uuid';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import type { StorePort } from '#lib/store/port.ts';
import { failure } from '#lib/sync/failure.ts';
import type { HubClient } from '#lib/sync/hub-client.ts';
import type { Planted } from './planted.ts';

type Push = HubClient['push'];
type Pull = HubClient['pull'];
type Results = Extract<Awaited<ReturnType<Push>>, { ok: true }>['value']['results'];

const pushing = (change: (push: Push, db: TouchlineDatabase) => Push): Planted => ({
  hub: (hub, db) => ({ ...hub, push: change(hub.push, db) }),
});
const pulling = (change: (pull: Pull, db: TouchlineDatabase) => Pull): Planted => ({
  hub: (hub, db) => ({ ...hub, pull: change(hub.pull, db) }),
});
const writing = (change: (port: StorePort, db: TouchlineDatabase) => StorePort['run']): Planted => ({
  port: (port, db) => ({ ...port, run: change(port, db) }),
});

const allApplied = (mutations: Parameters<Push>[1]): Results =>
  mutations.map(({ seq }) => ({ seq, status: 'applied' as const }));

/** An answer that says yes to everything. */
const yes = (mutations: Parameters<Push>[1]) => ({
  ok: true as const,
  value: { protocol: PROTOCOL_VERSION, lastSeq: mutations.at(-1)?.seq ?? 0, results: allApplied(mutations) },
});

/** Rows of a page of which `keep` holds. */
const keeping = (keep: (row: object, index: number, all: number, now: number) => boolean): Planted =>
  pulling((pull, db) => async (...asked) => {
    const page = await pull(...asked);
    if (!page.ok) return page;
    const { changes } = page.value;
    const kept = changes.filter(({ row }, index) => keep(row, index, changes.length, db.now()));
    return { ok: true, value: { ...page.value, changes: kept } };
  });

const DAY = 86_400_000;

/** Mistakes that others have made, or that somebody might. Each must be found by playing histories. */
export const BUGS: Record<string, Planted> = {
  'what was sent counts as done, answer or not': {
    afterSync: async (db, outcome) => outcome.ok || db.outbox.filter(({ seq }) => seq !== null).delete(),
  },
  'every answer counts as yes': pushing((push) => async (client, mutations, signal) => {
    const answer = await push(client, mutations, signal);
    return answer.ok ? { ok: true, value: { ...answer.value, results: allApplied(mutations) } } : answer;
  }),
  'a hub that is busy counts as one that agreed': pushing((push) => async (client, mutations, signal) => {
    const answer = await push(client, mutations, signal);
    return !answer.ok && answer.kind === 'busy' ? yes(mutations) : answer;
  }),
  'the answer comes before the work, which now and then fails': pushing(
    (push) => async (client, mutations, signal) =>
      mutations.some(({ seq }) => seq % 3 === 0) ? yes(mutations) : push(client, mutations, signal),
  ),
  'a refusal is tried again for ever': pushing((push) => async (...asked) => {
    const answer = await push(...asked);
    const refused = answer.ok && answer.value.results.some(({ status }) => status === 'refused');
    return refused ? failure('internal', 'Tried again.') : answer;
  }),
  'the last row of a page is lost': keeping((_row, index, all) => index + 1 < all || all === 1),
  'what was taken back is passed over': keeping((row) => !('deletedAt' in row) || row.deletedAt === null),
  'what the clock here calls the future is passed over': keeping(
    (row, _index, _all, now) => !('receivedAt' in row) || Date.parse(String(row.receivedAt)) < now + DAY,
  ),
  'the cursor is kept before its rows are': pulling((pull, db) => async (...asked) => {
    const page = await pull(...asked);
    if (page.ok) await db.meta.put({ key: 'cursor', value: page.value.cursor });
    return page;
  }),
  'to start anew forgets what was refused and what is being typed': pulling((pull, db) => async (...asked) => {
    const page = await pull(...asked);
    if (!page.ok && page.code === 'cursor_expired') await Promise.all([db.refused.clear(), db.drafts.clear()]);
    return page;
  }),
  'a full disk goes unmentioned': writing(
    ({ run }) =>
      (...write) =>
        run(...write).catch(() => null),
  ),
  'an edit does not say what it was written over': pushing((push) => (client, mutations, signal) => {
    const bare = mutations.map(({ seq, body }) => {
      const { base: _base, ...rest } = body as { base?: unknown };
      return { seq, body: rest };
    });
    return push(client, bare, signal);
  }),
  'a repetition gets a number and ids of its own': {
    beforeSync: (db) =>
      db.outbox
        .filter(({ seq, acked }) => seq !== null && acked === 0)
        .modify((entry) => {
          entry.seq = null;
          if (entry.body.name === 'reply.create') entry.body.replyId = uuidv7();
        }),
  },
  'a logged note leaves its draft': writing(({ run }, db) => async (name, args) => {
    const drafts = await db.drafts.toArray();
    const back = await run(name, args);
    await db.drafts.bulkPut(drafts.filter(({ key }) => name === 'logNote' && key.startsWith('note:')));
    return back;
  }),
  'a draft stands in memory only': writing(
    ({ run }) =>
      async (name, args) =>
        name === 'saveDraft' ? null : run(name, args),
  ),
  'to take back happens here alone': writing(({ run }, db) => async (name, args) => {
    if (name !== 'removeNote' || !('noteId' in args)) return run(name, args);
    await db.notes.delete(args.noteId);
    return null;
  }),
};
