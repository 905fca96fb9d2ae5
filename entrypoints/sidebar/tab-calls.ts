import { sendFromFrame } from '#lib/messages/send.ts';
import type { TabDeps } from './deps.ts';

/** What the panel asks of the background for a tab: `tabOf` names it where the panel lives in none. */
export function tabCalls(tabOf: () => number | null): Omit<TabDeps, 'watch' | 'close'> {
  return {
    choose: (email, found = false) => void sendFromFrame('tab.choose', { email, found }, tabOf()),
    callDone: () => void sendFromFrame('call.done', {}, tabOf()),
    async point() {
      const answer = await sendFromFrame('pointer.start', {}, tabOf());
      return answer.ok && answer.back;
    },
    async endPointing(save) {
      const answer = await sendFromFrame('pointer.end', { save }, tabOf());
      return answer.ok && answer.back;
    },
  };
}
