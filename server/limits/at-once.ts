import { ceiling } from './defaults.ts';
import { TryLater } from './try-later.ts';

/** How many are under way for each key. */
export type AtOnce = {
  /** Counts one in and gives what counts it out again. Throws TryLater where that is one too many. */
  enter(key: string): () => void;
  /** Counts one in while `work` is under way. Throws TryLater where that is one too many. */
  during<T>(key: string, work: () => Promise<T>): Promise<T>;
  readonly size: number;
};

type Options = { limit: number; code: 'too_many_requests' | 'overloaded'; seconds?: number };

/** At most `limit` for a key; one more is put off by `code` for so many `seconds`. */
export function createAtOnce({ limit, code, seconds = 1 }: Options): AtOnce {
  const counts = new Map<string, number>();
  let size = 0;
  const leave = (key: string) => {
    const left = (counts.get(key) ?? 0) - 1;
    size -= 1;
    if (left > 0) counts.set(key, left);
    else counts.delete(key);
  };
  const enter = (key: string) => {
    const now = counts.get(key) ?? 0;
    if (now >= ceiling(limit)) throw new TryLater(code, seconds);
    counts.set(key, now + 1);
    size += 1;
    return () => leave(key);
  };
  return {
    enter,
    async during(key, work) {
      const left = enter(key);
      return work().finally(left);
    },
    get size() {
      return size;
    },
  };
}
