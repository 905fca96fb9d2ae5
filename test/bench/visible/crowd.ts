// A process of its own: clients that listen, and pull at each poke as the measured one does. It hears by messages how many
// are to listen, and says when they do.
import { type Ear, listen } from './listener.ts';

const leaving: (() => void)[] = [];

process.on('message', async ({ ears, count }: { ears: Ear[]; count: number }) => {
  for (const leave of leaving.splice(count)) leave();
  while (leaving.length < count) {
    const ear = ears[leaving.length % ears.length];
    if (ear === undefined) throw new Error('nobody may listen');
    leaving.push(await listen(ear, () => {}));
  }
  process.send?.('listening');
});
