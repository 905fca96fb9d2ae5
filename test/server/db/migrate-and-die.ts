// `node migrate-and-die.ts URL N`: migrates, and ends itself by SIGKILL with the N-th statement under way.
import { Client } from 'pg';
import { migrate } from '#server/db/migrate.ts';
import { asOwner } from '#server/db/owner-session.ts';

const [url = '', last = ''] = process.argv.slice(2);
const send = Client.prototype.query;
let sent = 0;

Client.prototype.query = new Proxy(send, {
  apply(target, client, statement) {
    sent += 1;
    const running: unknown = Reflect.apply(target, client, statement);
    // The next turn of the loop is after the statement has left, and before its answer can be heard.
    if (sent === Number(last)) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
    return running;
  },
});

await asOwner(url, ({ db }) => migrate(db));
