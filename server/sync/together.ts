type Waiting<J, R> = { job: J; resolve: (result: R) => void; reject: (error: unknown) => void };

/**
 * Does jobs together, one lot at a time for each key: those that come while a lot is being done make the next one, of at
 * most `most` jobs. Nobody waits for company: the first one starts at once. Each hears what became of its own job; a
 * `work` that throws fails all of its lot, and no other.
 */
export function together<J, R>(
  work: (key: string, jobs: readonly J[]) => Promise<readonly PromiseSettledResult<R>[]>,
  most: number,
): (key: string, job: J) => Promise<R> {
  const lines = new Map<string, Waiting<J, R>[]>();

  async function workOff(key: string, line: Waiting<J, R>[]): Promise<void> {
    while (line.length > 0) await doLot(key, line.splice(0, most));
    lines.delete(key);
  }

  async function doLot(key: string, lot: readonly Waiting<J, R>[]): Promise<void> {
    try {
      const results = await work(
        key,
        lot.map(({ job }) => job),
      );
      for (const [index, { resolve, reject }] of lot.entries()) {
        const result = results[index];
        if (result?.status === 'fulfilled') resolve(result.value);
        else reject(result?.reason);
      }
    } catch (error) {
      for (const { reject } of lot) reject(error);
    }
  }

  return (key, job) =>
    new Promise((resolve, reject) => {
      const waiting = { job, resolve, reject };
      const line = lines.get(key);
      if (line !== undefined) return void line.push(waiting);
      const fresh = [waiting];
      lines.set(key, fresh);
      void workOff(key, fresh);
    });
}
