import type { TouchlineDatabase } from '#lib/store/database.ts';
import { dropOld } from '#lib/store/drop-old.ts';
import { writeLink } from '#lib/store/meta.ts';
import { check, isCheckDue } from './check.ts';
import { type Failure, failure } from './failure.ts';
import type { HubClient } from './hub-client.ts';
import { refreshKnown } from './known.ts';
import { type Lock, withLock } from './lock.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';

export type SyncParts = {
  db: TouchlineDatabase;
  hub: HubClient;
  /** Hears of each exchange that changed what stands here. */
  onPulled?: () => void;
  /** People were erased: what the browser keeps of them beside the store has to go too. */
  onForgot?: () => void;
  /** The hub ended our access: what stands here has to go. */
  onEnded?: (why: AccessEnded) => void;
  /** What all pages and the worker of this browser share; the browser's own locks, unless it is said. */
  lock?: Lock;
  /** Runs what nothing written waits for; at once and beside, unless it is said. */
  beside?: (work: () => Promise<unknown>) => void;
};
/** Why the hub ended an access (docs/identity.md, "What a 401 means"). */
export type AccessEnded = 'token_revoked' | 'member_removed';
export type SyncOutcome = { ok: true; pushed: number; pulled: number } | Failure;

async function exchange(parts: SyncParts, signal: AbortSignal): Promise<SyncOutcome> {
  const { db, hub } = parts;
  const up = await push(db, hub, signal);
  // What the hub won't take as a whole says nothing against what it has for us.
  if (!up.ok && up.kind !== 'refused') return up;
  const down = await pull(db, hub, signal);
  if (!down.ok) return down;
  if (down.forgot) parts.onForgot?.();
  lookBeside(parts, down.known, signal);
  return up.ok ? { ok: true, pushed: up.pushed, pulled: down.pulled } : up;
}

/**
 * The filter may take megabytes, and comparing all that is here a second: nothing written waits for them. What goes wrong
 * is tried again next time.
 */
function lookBeside(parts: SyncParts, mark: string | undefined, signal: AbortSignal): void {
  const { db, hub, lock = withLock, beside = (work) => void work().catch(() => {}), onPulled } = parts;
  beside(() => dropOld(db));
  beside(() => lock(`${db.name}:known`, signal, undefined, () => refreshKnown(parts, mark, signal)));
  beside(async () => {
    if (!(await isCheckDue(db))) return;
    await lock(`${db.name}:check`, signal, undefined, async () => {
      const checked = (await isCheckDue(db)) && (await check(db, hub, signal));
      if (checked && 'mended' in checked && checked.mended > 0) onPulled?.();
    });
  });
}

/** Writes down how the exchange went, so that the state line of every page says it; or that nothing may stay. */
async function remember({ db, onEnded }: SyncParts, outcome: SyncOutcome): Promise<void> {
  if (outcome.ok) await writeLink(db, 'connected', db.now());
  else if (outcome.kind === 'access_ended')
    onEnded?.(outcome.code === 'member_removed' ? outcome.code : 'token_revoked');
  else if (outcome.kind === 'refused') await writeLink(db, 'connected');
  else if (outcome.kind !== 'stopped' && outcome.kind !== 'busy') await writeLink(db, outcome.kind);
}

/**
 * One exchange with the hub: push, then pull, then the state line. Exchanges of all pages and the worker stand in
 * line (the hub would take them side by side too; it would only be work done twice).
 */
export function syncOnce(parts: SyncParts, signal: AbortSignal): Promise<SyncOutcome> {
  const stopped = failure('stopped', 'Stopped.');
  const { lock = withLock } = parts;
  return lock(`${parts.db.name}:sync`, signal, stopped, async () => {
    const outcome = await exchange(parts, signal);
    if (!signal.aborted) await remember(parts, outcome);
    if (outcome.ok && outcome.pushed + outcome.pulled > 0) parts.onPulled?.();
    return outcome;
  }).catch((error) => {
    // Whoever stops us closes the database, in the middle of an exchange too: the next one repeats what is missing.
    if (signal.aborted) return stopped;
    throw error;
  });
}
