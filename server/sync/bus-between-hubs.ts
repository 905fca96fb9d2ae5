import * as z from 'zod/mini';
import { type Id, id } from '#lib/model/id.ts';
import { type Bus, createInProcessBus, type Poke } from './bus.ts';

/** A way to the other hubs. It reconnects by itself, and never brings a hub its own words. */
export type Way = {
  /** Sends these texts to every other hub. Rejects when they can't be sent; they are then kept and tried again. */
  send(texts: readonly string[]): Promise<void>;
  isOpen(): boolean;
  close(): Promise<void>;
};

/** Opens a way. `onText` hears what other hubs say, `onOpen` that texts can be sent (again). */
export type OpenWay = (heard: { onText: (text: string) => void; onOpen: () => void }) => Way;

/** Pokes wait this long (ms) for others of the same workspace: a burst of pushes is one message. */
const GATHER_MS = 5;

/** While the way is broken, pokes wait, one for each workspace and member; more than these make room. */
const WAITING_MAX = 10_000;

/**
 * A bus over a way between hubs:
 *  1. A poke wakes this hub's own listeners at once; they never wait for the way, and don't hear of it twice.
 *  2. For the others it waits a few milliseconds. Pokes alike in that time, and while an earlier lot is being sent or
 *     the way is broken, become one.
 *  3. The lot is sent. What couldn't be sent waits for the way to open again: late is better than the 15 s look.
 *  4. What comes from another hub is read (it is input like any other), and wakes this hub's listeners.
 */
export function createBusBetweenHubs(openWay: OpenWay): Bus {
  const here = createInProcessBus();
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let sending = false;

  const gather = () => {
    if (sending || waiting.size === 0) return;
    timer ??= setTimeout(() => void flush(), GATHER_MS);
  };
  const way = openWay({
    onText(text) {
      const poke = readPoke(text);
      if (poke !== null) here.publish(poke);
    },
    onOpen: gather,
  });

  async function flush(): Promise<void> {
    timer = undefined;
    if (!way.isOpen()) return;
    const lot = [...waiting];
    waiting.clear();
    sending = true;
    const sent = await way.send(lot).then(
      () => true,
      () => false,
    );
    sending = false;
    if (!sent) for (const text of lot) waiting.add(text);
    // A way that refuses says when it is open again; asking it at once would go round in circles.
    if (sent) gather();
  }

  return {
    ...here,
    publish(poke) {
      here.publish(poke);
      if (waiting.size >= WAITING_MAX) waiting.delete(waiting.values().next().value ?? '');
      waiting.add(writePoke(poke));
      gather();
    },
    state: () => (way.isOpen() ? 'connected' : 'away'),
    async close() {
      clearTimeout(timer);
      await way.close();
    },
  };
}

const EVERYBODY = '*';

/** A poke as hubs say it to one another: workspace and member, or `*` for everybody in it. */
export const writePoke = ({ workspaceId, memberId }: Poke): string => `${workspaceId} ${memberId ?? EVERYBODY}`;

/** Reads a poke; null for anything else. */
export function readPoke(text: string): Poke | null {
  const [workspace, member, ...rest] = text.split(' ');
  const workspaceId = readId(workspace);
  if (workspaceId === null || rest.length > 0) return null;
  if (member === EVERYBODY) return { workspaceId, memberId: null };
  const memberId = readId(member);
  return memberId === null ? null : { workspaceId, memberId };
}

const readId = (text: string | undefined): Id | null => z.safeParse(id, text).data ?? null;
