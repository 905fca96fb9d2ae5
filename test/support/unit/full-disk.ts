import { onTestFinished, vi } from 'vitest';

/** From now on the stores of fake-indexeddb have no room left, until `free` is called or the test is over. */
export function fillDisk(): { free: () => void } {
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room', 'QuotaExceededError');
  });
  const free = () => full.mockRestore();
  onTestFinished(free);
  return { free };
}
