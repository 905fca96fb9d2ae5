import { once } from 'node:events';
import { connect } from 'node:net';

/** One connection that asks and waits for the answer, with as little work of its own as can be: the cores are shared. */
export type Wire = {
  /** Posts this JSON; gives the answer's body. Throws where the status isn't 200. */
  post(path: string, token: string, json: string): Promise<string>;
  close(): void;
};

/** Opens a connection to a hub on loopback. */
export async function openWire(url: string): Promise<Wire> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay().setEncoding('utf8');
  await once(socket, 'connect');
  let text = '';
  let answered = (_body: string | Error) => {};
  socket.on('data', (piece) => {
    text += piece;
    const body = bodyOf(text);
    if (body === null) return;
    const good = text.startsWith('HTTP/1.1 200');
    text = '';
    answered(good ? body : new Error(`the hub said no: ${body}`));
  });
  socket.on('error', () => {});
  socket.on('close', () => answered(new Error('the hub hung up')));
  return {
    post: (path, token, json) =>
      new Promise((resolve, reject) => {
        answered = (body) => (typeof body === 'string' ? resolve(body) : reject(body));
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n` +
            `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
        );
      }),
    close: () => socket.destroy(),
  };
}

/** The body, once it has come whole (ASCII, by its length or in chunks); null before. */
function bodyOf(text: string): string | null {
  const head = text.indexOf('\r\n\r\n');
  if (head === -1) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  if (length === undefined) return text.endsWith('\r\n0\r\n\r\n') ? text.slice(head + 4) : null;
  return text.length >= head + 4 + Number(length) ? text.slice(head + 4) : null;
}
