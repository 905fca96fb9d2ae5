import type { TabAbout } from '#lib/messages/calls.ts';
import type { CallSaid } from '#lib/sites/dialers.ts';
import { setPanel } from './show.ts';
import { changeTab } from './tab-state.ts';

/**
 * A call began: its clock starts, again with each link clicked. It ended: the clock stops at what the dialler said it
 * took, else at what it shows, and the outcome bar comes up where the page is about somebody. The panel takes no focus by
 * itself: the person may be typing.
 */
export async function hearCall(tabId: number, said: CallSaid, now = Date.now()): Promise<void> {
  const about = await changeTab(tabId, (before) => before && { ...before, call: callAfter(before.call, said, now) });
  if (said.ended && about && about.facts.people.length > 0) await setPanel(tabId, { open: true, focus: false });
}

/** Some diallers say twice that a call began or ended, and the number only once. */
function callAfter(before: TabAbout['call'], { phone, ended, seconds }: CallSaid, now: number): TabAbout['call'] {
  const running = before !== null && before.seconds === null;
  if (!ended) {
    const same = running && (phone === null || phone === before.phone);
    return same ? { ...before, startedAt: now } : { phone, startedAt: now, seconds: null };
  }
  if (running) {
    const took = seconds ?? Math.round((now - before.startedAt) / 1_000);
    return { phone: phone ?? before.phone, startedAt: now - took * 1_000, seconds: took };
  }
  if (before !== null || seconds === null) return before;
  return { phone, startedAt: now - seconds * 1_000, seconds };
}
