/** Runs `step` whenever it is asked to, one run at a time; wishes during a run make one more after it. */
export function oneAtATime(step: () => Promise<unknown>): () => Promise<void> {
  let wanted = false;
  let running = false;
  return async () => {
    wanted = true;
    if (running) return;
    running = true;
    try {
      while (wanted) {
        wanted = false;
        await step();
      }
    } finally {
      running = false;
    }
  };
}
