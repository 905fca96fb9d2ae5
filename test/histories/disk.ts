/** How many more writes the disk takes; none of ours are counted while it is null. */
let room: number | null = null;

const full = () => new DOMException('The disk is full', 'QuotaExceededError');

/** Gives the stores of fake-indexeddb a disk that can be full; gives what takes it away again. */
export function boundDisk(): () => void {
  const { put, add } = IDBObjectStore.prototype;
  const counted = (write: typeof put) =>
    function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      if (room !== null && room-- <= 0) throw full();
      return write.apply(this, given);
    };
  IDBObjectStore.prototype.put = counted(put);
  IDBObjectStore.prototype.add = counted(add);
  return () => {
    Object.assign(IDBObjectStore.prototype, { put, add });
  };
}

/** Runs `work` on a disk that takes this many more writes. */
export async function withRoomFor<T>(writes: number, work: () => Promise<T>): Promise<T> {
  room = writes;
  try {
    return await work();
  } finally {
    room = null;
  }
}
