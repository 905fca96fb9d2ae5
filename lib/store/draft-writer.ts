import type { StorageTrouble } from '#lib/model/storage-trouble.ts';
import type { Draft, StorePort } from './port.ts';
import { troubleOf } from './storage-trouble.ts';

/** What a screen does with the words of one draft. */
export type DraftWriter = {
  /** Writes what stands in the field now. Call it on each input. */
  save(text: string, kinds?: Draft['kinds']): void;
  /** Forgets the draft, after whatever is being written. */
  drop(): void;
};

/**
 * Keeps what is typed. Each input starts a write; one is in flight at a time, and only the newest waits behind it, so
 * a kill loses no more than one write's time. `onSettled` hears after each write what kept the words from being safe;
 * null when nothing did.
 */
export function draftWriter(
  port: StorePort,
  key: string,
  onSettled: (trouble: StorageTrouble | null) => void,
): DraftWriter {
  let next: (() => Promise<unknown>) | null = null;
  let busy = false;

  async function drain() {
    if (busy) return;
    busy = true;
    while (next !== null) {
      const write = next;
      next = null;
      await write().then(
        () => onSettled(null),
        (error) => onSettled(troubleOf(error)),
      );
    }
    busy = false;
  }

  const put = (write: () => Promise<unknown>) => {
    next = write;
    void drain();
  };
  return {
    save: (text, kinds = []) => put(() => port.run('saveDraft', { key, text, kinds, savedAt: Date.now() })),
    drop: () => put(() => port.run('dropDraft', { key })),
  };
}

/** A draft that was read while somebody typed already, with their words below it: neither replaces the other. */
export const aboveTyped = (draft: string, typed: string): string => [draft, typed].filter(Boolean).join('\n');
