import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** As Node answers them itself; all else that can't be read is 400. */
const STATUSES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * What can't be read as a request is refused only after the requests before it are answered. Node refuses it at once,
 * and a client would take that for the answer to a request that is being carried out (a DELETE whose body has no
 * length, say).
 */
export function refuseInOrder(server: Server): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response: ServerResponse) => void latest.set(request.socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const running = latest.get(socket);
    const isRunning = running !== undefined && !running.writableEnded;
    if (socket.writable && isRunning && running.req.complete) {
      socket.pause();
      running.on('close', () => socket.destroy());
      return;
    }
    if (!socket.writable || (isRunning && running.headersSent)) return void socket.destroy();
    const status = STATUSES[error.code ?? ''] ?? '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
  });
}
