/** A whole database as plain data: what a released version of the store left on a machine. */
export type Dump = { version: number; stores: DumpedStore[] };
type Key = { name: string; keyPath: string | string[]; multiEntry: boolean };
type DumpedStore = { name: string; keyPath: string; autoIncrement: boolean; indexes: Key[]; rows: unknown[] };

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Reads a database as it stands, by nothing but the browser's own API. */
export async function dump(name: string): Promise<Dump> {
  const db = await answer(indexedDB.open(name));
  const stores: DumpedStore[] = [];
  for (const storeName of db.objectStoreNames) {
    const store = db.transaction(storeName).objectStore(storeName);
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath, multiEntry } = store.index(index);
      return { name: index, keyPath: keyPath as string | string[], multiEntry };
    });
    const { keyPath, autoIncrement } = store;
    const rows = await answer(store.getAll());
    stores.push({ name: storeName, keyPath: keyPath as string, autoIncrement, indexes, rows });
  }
  const { version } = db;
  db.close();
  return { version, stores };
}

/** Makes a database as a dump says. */
export async function restore(name: string, { version, stores }: Dump): Promise<void> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const { name: storeName, keyPath, autoIncrement, indexes, rows } of stores) {
      const store = request.result.createObjectStore(storeName, { keyPath, autoIncrement });
      for (const { name: index, keyPath: path, multiEntry } of indexes) store.createIndex(index, path, { multiEntry });
      for (const row of rows) store.put(row);
    }
  };
  (await answer(request)).close();
}

/** The shape of a dump: its stores and indexes, without rows. */
export const shapeOf = ({ version, stores }: Dump) => ({
  version,
  stores: stores.map(({ rows: _rows, ...store }) => store),
});
