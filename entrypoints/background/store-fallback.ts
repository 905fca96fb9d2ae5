import type { FrameToBackground } from '#lib/messages/calls.ts';
import { serveRead, serveWrite } from '#lib/store/serve.ts';
import type { WorkerSession } from './worker-session.ts';

type Call = FrameToBackground['store.read']['say'];

/**
 * Reads and writes for a frame to which the browser denies IndexedDB. Rejects while this browser isn't connected, and
 * for what no read or write takes: the frame then keeps the words on screen.
 */
export function storeFallback(session: () => Promise<WorkerSession | null>) {
  const port = async () => {
    const open = await session();
    if (open === null) throw new Error('Not connected');
    return open.port;
  };
  return {
    'store.read': async (say: Call) => serveRead(await port(), say),
    'store.run': async (say: Call) => serveWrite(await port(), say),
  };
}
