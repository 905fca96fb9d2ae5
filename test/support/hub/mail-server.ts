import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail server that takes everything (RFC 5321, as far as a client needs it), and keeps it. */
export async function startMailServer() {
  const mails: string[] = [];
  const server = createServer((socket) => talk(socket, (mail) => void mails.push(mail)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, mails, close: () => server.close() };
}

function talk(socket: Socket, keep: (mail: string) => void): void {
  const say = (line: string) => void socket.write(`${line}\r\n`);
  let mail: string[] | null = null;
  const hear = (line: string): void => {
    if (mail !== null && line !== '.') return void mail.push(line);
    if (mail !== null) keep(mail.join('\n'));
    mail = mail === null && /^DATA/i.test(line) ? [] : null;
    if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
    else say(mail === null ? '250 fine' : '354 go on');
  };
  say('220 ready');
  createInterface({ input: socket }).on('line', hear);
}
