import { emptyFilter, enter } from '#lib/known/filter.ts';
import type { Whole } from '#lib/known/wire.ts';
import type { Id } from '#lib/model/id.ts';
import type { Db } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { hashNow } from './hash.ts';
import { countAddresses, currentMark, type Entry, entriesAfter } from './repository.ts';

/** Addresses taken from the database at once: their hashes hold up everybody else for about ten milliseconds. */
const PAGE = 2_000;
/** Room for those that come later, so that a filter lasts. */
const roomFor = (count: number): number => Math.ceil(count * 1.05) + 2_000;
/** Bytes of filters that stay in memory: 50 workspaces of a million addresses. */
const MEMORY = 64_000_000;

/**
 * The filters of workspaces, made when somebody asks, kept in memory, and brought up to date by what was added since.
 * Nothing is lost with them: any hub makes the same from the database.
 */
export function createFilters(db: Db, memory = MEMORY) {
  /** Those used last stand last. */
  const kept = new Map<Id, Whole>();
  const turns = new Map<Id, Promise<Whole>>();

  async function upToDate(workspaceId: Id): Promise<Whole> {
    const mark = await inWorkspace(db, workspaceId, (tx) => currentMark(tx, workspaceId));
    const before = kept.get(workspaceId);
    const stands = before !== undefined && before.key === mark.key && before.position <= mark.position;
    const whole =
      (stands ? await filled(db, workspaceId, before) : null) ??
      (await filled(db, workspaceId, await emptyOne(db, workspaceId, mark.key)));
    if (whole === null) throw new Error('addresses came in faster than they could be read');
    kept.delete(workspaceId);
    kept.set(workspaceId, whole);
    forgetOldest();
    return whole;
  }

  function forgetOldest(): void {
    let bytes = [...kept.values()].reduce((sum, { filter }) => sum + filter.bits.length, 0);
    for (const [workspaceId, { filter }] of kept) {
      if (bytes <= memory || kept.size === 1) return;
      kept.delete(workspaceId);
      bytes -= filter.bits.length;
    }
  }

  return {
    /** The workspace's filter as of now. Who asks while it is being made gets the same one. */
    of(workspaceId: Id): Promise<Whole> {
      const running = turns.get(workspaceId);
      if (running !== undefined) return running;
      const turn = upToDate(workspaceId).finally(() => turns.delete(workspaceId));
      turns.set(workspaceId, turn);
      return turn;
    },
  };
}

async function emptyOne(db: Db, workspaceId: Id, key: string): Promise<Whole> {
  const count = await inWorkspace(db, workspaceId, (tx) => countAddresses(tx, workspaceId));
  return { key, position: 0, filter: emptyFilter(roomFor(count)) };
}

/** The filter with all that came after its position; null when it has no room for them. */
async function filled(db: Db, workspaceId: Id, { key, position, filter }: Whole): Promise<Whole | null> {
  let at = position;
  for (;;) {
    const entries: Entry[] = await inWorkspace(db, workspaceId, (tx) => entriesAfter(tx, workspaceId, at, PAGE));
    if (filter.count + entries.length > filter.capacity) return null;
    for (const entry of entries) enter(filter, hashNow(key, entry.form));
    at = entries.at(-1)?.position ?? at;
    if (entries.length < PAGE) return { key, position: at, filter };
  }
}
