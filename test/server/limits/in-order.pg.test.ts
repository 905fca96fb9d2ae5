import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';
import { rawConnection, readFirst, readToEnd } from './raw.ts';

let hub: TestHub;
let admin: TestMember;

beforeEach(async () => {
  hub = await startTestHub();
  admin = await joinAs(hub, await makeWorkspace(hub), 'admin');
});
afterEach(() => hub.close());

it('rubbish behind a request leaves the request its own answer', async () => {
  const rep = await joinAs(hub, admin.workspace, 'rep');
  const socket = await rawConnection(hub.url);
  // The body of a DELETE that says no length is read as the beginning of another request.
  socket.write(
    `DELETE /v1/w/${admin.workspace.id}/members/${rep.member.id} HTTP/1.1\r\nhost: localhost\r\n` +
      `authorization: Bearer ${admin.token}\r\n\r\n{"role":[]}`,
  );
  const answer = await readToEnd(socket);
  expect(answer).toMatch(/^HTTP\/1.1 20[04] /);
  expect(answer).not.toMatch(/ 400 /);
  expect((await rep.fetch('/pull')).status).toBe(401);
});

it('rubbish is refused where no request waits, and the connection ended', async () => {
  const socket = await rawConnection(hub.url);
  socket.write('GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n');
  expect(await readFirst(socket)).toMatch(/^HTTP\/1.1 200 /);
  const end = readToEnd(socket);
  socket.write('{"role":[]}');
  expect(await end).toMatch(/HTTP\/1.1 400 /);
});

it('headers that are too long are called so', async () => {
  const socket = await rawConnection(hub.url);
  const end = readToEnd(socket);
  socket.write(`GET /readyz HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`);
  expect(await end).toMatch(/^HTTP\/1.1 431 /);
});
