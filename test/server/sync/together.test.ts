// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { together } from '#server/sync/together.ts';

const done = <R>(value: R): PromiseFulfilledResult<R> => ({ status: 'fulfilled', value });
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Work that a test lets go, lot by lot. */
function gated(most = 3) {
  const lots: { key: string; jobs: readonly string[]; end: (error?: Error) => void }[] = [];
  const join = together<string, string>(
    (key, jobs) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(jobs.map((job) => done(`${job} done`))));
        lots.push({ key, jobs, end });
      }),
    most,
  );
  return { join, lots, jobsOf: () => lots.map(({ jobs }) => jobs.join(' ')) };
}

describe('jobs done together', () => {
  it('start at once, and gather only while a lot is being done', async () => {
    const { join, lots, jobsOf } = gated();
    const results = [join('a', '1'), join('a', '2'), join('a', '3')];
    expect(jobsOf()).toEqual(['1']);
    lots[0]?.end();
    await turn();
    expect(jobsOf()).toEqual(['1', '2 3']);
    lots[1]?.end();
    expect(await Promise.all(results)).toEqual(['1 done', '2 done', '3 done']);
  });

  it('are answered no sooner than their lot', async () => {
    const { join, lots } = gated();
    let answered = false;
    const result = join('a', '1').then(() => {
      answered = true;
    });
    await turn();
    expect(answered).toBe(false);
    lots[0]?.end();
    await result;
  });

  it('of another key wait for nobody', () => {
    const { join, jobsOf } = gated();
    void join('a', '1');
    void join('b', '2');
    expect(jobsOf()).toEqual(['1', '2']);
  });

  it('make a lot of so many at most', async () => {
    const { join, lots, jobsOf } = gated(2);
    for (const job of ['1', '2', '3', '4', '5']) void join('a', job);
    for (let lot = 0; lot < 3; lot += 1) {
      lots[lot]?.end();
      await turn();
    }
    expect(jobsOf()).toEqual(['1', '2 3', '4 5']);
  });

  it('fail with their lot, and leave the next one alone', async () => {
    const { join, lots } = gated();
    const [first, second] = [join('a', '1'), join('a', '2')];
    lots[0]?.end(new Error('broken'));
    await expect(first).rejects.toThrow('broken');
    await turn();
    lots[1]?.end();
    expect(await second).toBe('2 done');
  });

  it('fail by themselves where only theirs was at fault', async () => {
    const join = together<number, number>(
      async (_key, jobs) =>
        jobs.map((job) => (job === 2 ? { status: 'rejected', reason: new Error('two') } : done(job))),
      9,
    );
    const results = await Promise.allSettled([1, 2, 3].map((job) => join('a', job)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
