import * as fc from 'fast-check';
import { boundDisk } from './disk.ts';
import { openHubInProcess } from './hub-in-process.ts';
import { openHubSpawned } from './hub-spawned.ts';
import type { Planted } from './planted.ts';
import { play } from './play.ts';
import { deadlyHistory, history, type Step } from './step.ts';

export type Fault = { run: number; history: Step[]; wrong: string[] };

/** A hub (`deadly`: one that is ended by kill -9, and so is its database), and a machine whose disk can be full, on which histories are played. */
export async function openStage({ deadly = false } = {}) {
  const hub = await (deadly ? openHubSpawned() : openHubInProcess());
  const steps = deadly ? deadlyHistory : history;
  const undo = boundDisk();
  return {
    /** The first of `runs` seeded histories at whose end something is wrong; null when nothing ever is. */
    async firstFault({ seed, runs, bug }: { seed: number; runs: number; bug?: Planted }): Promise<Fault | null> {
      let run = 0;
      for (const played of fc.sample(steps, { seed, numRuns: runs })) {
        run += 1;
        const wrong = await play(hub, played, bug);
        if (wrong.length > 0) return { run, history: played, wrong };
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
