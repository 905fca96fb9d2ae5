// A process of its own: clients that listen, and pull at each poke as the measured one does. It hears by messages how many
// are to listen, and says when they do and none of them has pulled for a moment.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ear, listen } from './listener.ts';

const AT_REST_MS = 50;
const AT_ONCE = 10;

const leaving: (() => void)[] = [];
let pulledAt = 0;
const onPulled = () => {
  pulledAt = performance.now();
};

async function gather(ears: readonly Ear[], count: number): Promise<void> {
  for (const leave of leaving.splice(count)) leave();
  while (leaving.length < count) {
    const next = Array.from({ length: Math.min(AT_ONCE, count - leaving.length) }, (_, n) => leaving.length + n);
    const fresh = next.flatMap((n) => ears[n % ears.length] ?? []);
    if (fresh.length === 0) throw new Error('nobody may listen');
    leaving.push(...(await Promise.all(fresh.map((ear) => listen(ear, onPulled)))));
  }
}

process.on('message', async ({ ears, count }: { ears: Ear[]; count: number }) => {
  await gather(ears, count);
  while (count > 0 && performance.now() - pulledAt < AT_REST_MS) await sleep(AT_REST_MS);
  process.send?.('at rest');
});
