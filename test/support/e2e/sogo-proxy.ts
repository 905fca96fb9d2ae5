import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { buffer } from 'node:stream/consumers';

const RESOURCES = '/usr/lib/GNUstep/SOGo';
/** A request is asked so often, 100 ms apart. */
const TRIES = 20;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The web server that SOGo wants before it: says under which address it stands, and gives out its files. */
export async function serveSogo(backend: number): Promise<Server> {
  const server = createServer((asked, answer) => {
    const file = fileOf(new URL(asked.url ?? '', 'http://sogo').pathname);
    if (file === null) return void forward(asked, answer, backend);
    answer.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    answer.end(readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

/** Scripts, styles and pictures, as SOGo's own configuration of Apache names them. */
function fileOf(path: string): string | null {
  const named = /^\/SOGo\/so\/ControlPanel\/Products\/([^/]+)\/Resources\/(.+)$/.exec(path);
  const shared = /^\/SOGo\.woa\/WebServerResources\/(.+)$/.exec(path);
  const file = named
    ? join(`${named[1]}.SOGo`, 'Resources', normalize(`/${named[2]}`))
    : shared && join('WebServerResources', normalize(`/${shared[1]}`));
  return file && statSync(join(RESOURCES, file), { throwIfNoEntry: false })?.isFile() ? join(RESOURCES, file) : null;
}

async function forward(asked: IncomingMessage, answer: ServerResponse, port: number): Promise<void> {
  const { host = '' } = asked.headers;
  const standing = {
    'x-webobjects-server-name': host.split(':')[0],
    'x-webobjects-server-port': host.split(':')[1],
    'x-webobjects-server-url': `http://${host}`,
    'x-webobjects-server-protocol': 'HTTP/1.0',
    'x-webobjects-remote-host': '127.0.0.1',
  };
  const { url: path, method } = asked;
  const headers = { ...asked.headers, ...standing, connection: 'close' };
  const body = await buffer(asked);
  const pass = (tries: number) => {
    const passed = request({ host: '127.0.0.1', port, path, method, headers }, (said) => {
      answer.writeHead(said.statusCode ?? 502, said.headers);
      said.pipe(answer);
    });
    // A worker that has just started or is about to end hangs up; another answers.
    passed.on('error', () => (tries > 0 && !answer.headersSent ? setTimeout(pass, 100, tries - 1) : answer.destroy()));
    passed.end(body);
  };
  pass(TRIES);
}
