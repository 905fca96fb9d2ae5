/**
 * What runs in the peers' page, after their documentation, in batches of so many notes or, if none is said, as it comes;
 * both give ms and the number of notes that stand there then.
 */
export const PAGE = `
import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import PouchDB from 'pouchdb-browser';

const key = { type: 'string', maxLength: 36 };
const order = { type: 'number', multipleOf: 1, minimum: -1e14, maximum: 1e14 };
const schemaOf = (doc) => ({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    ...Object.fromEntries(Object.keys(doc).map((name) => [name, {}])),
    id: key, contactId: key, callOrder: order, feedOrder: order,
  },
  required: ['id', 'callOrder', 'feedOrder', 'contactId'],
  indexes: [['callOrder', 'id'], ['feedOrder', 'id'], ['contactId', 'callOrder']],
});

async function rxdb(batchSize) {
  const { documents: [first] } = await (await fetch('/rxdb/pull?after=0&limit=1')).json();
  const name = 'rx' + Math.random().toString(36).slice(2);
  const db = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false });
  const { notes } = await db.addCollections({ notes: { schema: schemaOf(first) } });
  const began = performance.now();
  const replication = replicateRxCollection({
    collection: notes,
    replicationIdentifier: name,
    live: false,
    pull: {
      ...(batchSize && { batchSize }),
      handler: async (checkpoint, limit) =>
        (await fetch('/rxdb/pull?after=' + (checkpoint?.after ?? 0) + '&limit=' + limit)).json(),
    },
  });
  await replication.awaitInitialReplication();
  const ms = performance.now() - began;
  const count = await notes.count().exec();
  await db.remove();
  return { ms, notes: count };
}

async function pouchdb(batch_size) {
  const db = new PouchDB('pouch' + Math.random().toString(36).slice(2));
  await db.info();
  const began = performance.now();
  await db.replicate.from(new PouchDB(location.origin + '/pouchdb/notes'), batch_size ? { batch_size } : {});
  const ms = performance.now() - began;
  const { doc_count: count } = await db.info();
  await db.destroy();
  return { ms, notes: count };
}

window.peers = { rxdb, pouchdb };
`;

/** Their servers: express-pouchdb over documents in memory, and the least endpoint that RxDB's replication asks for. */
export const SERVER = `
import { readFileSync } from 'node:fs';
import express from 'express';
import expressPouchDb from 'express-pouchdb';
import PouchDB from 'pouchdb-node';
import memory from 'pouchdb-adapter-memory';

const docs = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const InMemory = PouchDB.plugin(memory).defaults({ adapter: 'memory' });
const notes = new InMemory('notes');
for (let from = 0; from < docs.length; from += 1000)
  await notes.bulkDocs(docs.slice(from, from + 1000).map((doc) => ({ _id: doc.id, ...doc })));

const app = express();
app.use(express.static('public'));
app.get('/rxdb/pull', ({ query }, response) => {
  const from = Number(query.after);
  const documents = docs.slice(from, from + Number(query.limit)).map((doc) => ({ ...doc, _deleted: false }));
  response.json({ documents, checkpoint: { after: from + documents.length } });
});
app.use('/pouchdb', expressPouchDb(InMemory, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: '/dev/null' }));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;
