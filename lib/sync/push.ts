import type { TouchlineDatabase } from '#lib/store/database.ts';
import { renumber, settle, takeBatch } from '#lib/store/outbox.ts';
import type { Failure } from './failure.ts';
import type { HubClient } from './hub-client.ts';

/** The hub doesn't know our log as we do (it was restored, or the browser's profile was copied): begin a new one. */
const OTHER_LOG = new Set(['sequence_gap', 'client_not_yours']);

/**
 * Push: brings up what waits, in batches, until nothing is due.
 *  1. Take a batch: first what was sent and never answered, then what is due, numbered before it leaves.
 *  2. Send it. No answer: it stays as it is, and the next push says the same under the same sequence.
 *  3. Take in what became of each: applied ones wait for the pull that shows them, refused ones are set aside.
 *     A refusal of one holds back no other.
 * Gives the number of mutations that were answered, or why it stopped.
 */
export async function push(
  db: TouchlineDatabase,
  hub: HubClient,
  signal: AbortSignal,
): Promise<{ ok: true; pushed: number } | Failure> {
  let pushed = 0;
  let renumbered = false;
  for (;;) {
    const batch = await takeBatch(db, db.now());
    if (batch === null) return { ok: true, pushed };
    const answer = await hub.push(batch.clientId, batch.mutations, signal);
    if (!answer.ok) {
      if (!OTHER_LOG.has(answer.code) || renumbered) return answer;
      renumbered = true;
      await renumber(db);
      continue;
    }
    await settle(db, batch.clientId, answer.value.results);
    pushed += answer.value.results.length;
    if (answer.value.results.length === 0) return { ok: true, pushed };
  }
}
