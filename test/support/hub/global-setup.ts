import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#server/db/embedded/start.ts';
import { openStore } from '#server/db/store.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the server's maintenance database, and name of the migrated template beside it. */
    pgServer: { url: string; template: string };
  }
}

const silent = pino({ level: 'silent' });

/**
 * One server for the whole run: the PostgreSQL of DATABASE_URL, or the embedded one in a folder of its own. On it a
 * migrated template, of which each hub under test gets a copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer();
  const template = `touchline_template_${process.pid}`;
  await run(server.url, `create database ${template}`);
  const store = await openStore(
    { connection: { connectionString: withDatabase(server.url, template) }, rolesLogIn: false },
    silent,
  );
  await store.close();
  project.provide('pgServer', { url: server.url, template });
  return async () => {
    await run(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function testServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = process.env.DATABASE_URL;
  if (url !== undefined) return { url, stop: async () => {} };
  const dataDir = mkdtempSync(join(tmpdir(), 'touchline-test-'));
  // Under root the server runs as nobody, who must get through.
  chmodSync(dataDir, 0o711);
  // What a test writes need not outlive the machine.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const server = await startEmbedded({ dataDir, settings }, silent);
  return {
    url: `postgresql://postgres@/postgres?host=${encodeURIComponent(String(server.connection.host))}`,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same server's URL, for another of its databases. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

/** Runs one statement on a connection of its own (create and drop database take no transaction). */
export async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
