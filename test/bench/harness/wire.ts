import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One connection that asks and waits for the answer, with as little work of its own as can be: the cores are shared. */
export type Wire = {
  /** Posts this JSON, or gets where there is none; gives the answer's body. Throws where the status isn't 200. */
  ask(path: string, token: string, json?: string): Promise<string>;
  close(): void;
};

/** Opens a connection to a hub on loopback; one that the server has closed, as it was idle, is opened again. */
export async function openWire(url: string): Promise<Wire> {
  let answered = (_body: string | Error) => {};
  const open = async () => {
    const socket = await dial(url);
    let text = '';
    socket.on('data', (piece) => {
      text += piece;
      const body = bodyOf(text);
      if (body === null) return;
      const good = text.startsWith('HTTP/1.1 200');
      text = '';
      answered(good ? body : new Error(`the hub said no: ${body}`));
    });
    socket.on('close', () => answered(new Error('the hub hung up')));
    return socket;
  };
  let socket = await open();
  return {
    async ask(path, token, json) {
      if (socket.destroyed || !socket.writable) socket = await open();
      return new Promise((resolve, reject) => {
        answered = (body) => (typeof body === 'string' ? resolve(body) : reject(body));
        socket.write(requestOf(url, path, token, json));
      });
    },
    close: () => socket.destroy(),
  };
}

/** Listens to an event stream; `onPoke` hears of each poke. Gives how to leave, once the stream stands. */
export async function openStream(url: string, path: string, token: string, onPoke: () => void): Promise<() => void> {
  const socket = await dial(url);
  socket.on('data', (piece) => {
    if (`${piece}`.includes('event: poke')) onPoke();
  });
  socket.write(requestOf(url, path, token));
  await once(socket, 'data');
  return () => void socket.destroy();
}

async function dial(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay().setEncoding('latin1');
  await once(socket, 'connect');
  // One character for each byte: lengths are counted in bytes.
  // What breaks closes, too.
  socket.on('error', () => {});
  return socket;
}

function requestOf(url: string, path: string, token: string, json?: string): string {
  const head = `${json === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\n`;
  const who = `authorization: Bearer ${token}\r\n`;
  if (json === undefined) return `${head}${who}\r\n`;
  return `${head}${who}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
}

/** The body, once it has come whole (by its bytes or in chunks); null before. */
function bodyOf(text: string): string | null {
  const head = text.indexOf('\r\n\r\n');
  if (head === -1) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  const body = text.slice(head + 4);
  if (length !== undefined) return body.length >= Number(length) ? body : null;
  return body.endsWith('\r\n0\r\n\r\n') ? joined(body) : null;
}

/** A chunked body's text. */
function joined(body: string): string {
  let text = '';
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.slice(at, line), 16);
    if (!(size > 0)) return text;
    text += body.slice(line + 2, line + 2 + size);
    at = line + 2 + size + 2;
  }
}
