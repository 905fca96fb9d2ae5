import { sendFromPage } from '#lib/messages/send.ts';
import type { Place } from './beside.ts';

/**
 * Makes room beside the panel, or gives it back (`null`). The background lays the rule over the page as the person's own
 * style, which no rule, policy or script of the page stops; it holds only while our host bears the rule's name, so that it
 * ends with the host, whatever becomes of the extension. The name is of this visit: the page can't know it beforehand.
 */
export function createPush(host: Element) {
  const visit = `t${Math.random().toString(36).slice(2)}`;
  const laid = new Set<string>();
  return (room: Place | null): void => {
    const name = room ? `${visit}-${room.side}-${room.inset}` : '';
    if (host.className !== name) host.className = name;
    if (!room || laid.has(name)) return;
    laid.add(name);
    void sendFromPage('page.push', { name, side: room.side, by: room.inset });
  };
}
