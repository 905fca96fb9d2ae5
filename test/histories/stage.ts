import * as fc from 'fast-check';
import { boundDisk } from './disk.ts';
import { openHubInProcess } from './hub-in-process.ts';
import type { Planted } from './planted.ts';
import { play } from './play.ts';
import { history, type Step } from './step.ts';

export type Fault = { run: number; history: Step[]; wrong: string[] };

/** A hub, and a machine whose disk can be full, on which histories are played. */
export async function openStage() {
  const hub = await openHubInProcess();
  const undo = boundDisk();
  return {
    /** The first of `runs` seeded histories at whose end something is wrong; null when nothing ever is. */
    async firstFault({ seed, runs, bug }: { seed: number; runs: number; bug?: Planted }): Promise<Fault | null> {
      let run = 0;
      for (const steps of fc.sample(history, { seed, numRuns: runs })) {
        run += 1;
        const wrong = await play(hub, steps, bug);
        if (wrong.length > 0) return { run, history: steps, wrong };
      }
      return null;
    },
    /** What is wrong at the end of one history. */
    play: (steps: readonly Step[]): Promise<string[]> => play(hub, steps),
    close(): Promise<void> {
      undo();
      return hub.close();
    },
  };
}
