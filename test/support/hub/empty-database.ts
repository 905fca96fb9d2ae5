import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { run, withDatabase } from './global-setup.ts';

/** A database with nothing in it, on the run's server, and how to drop it. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { url } = inject('pgServer');
  const name = `touchline_empty_${randomUUID().replaceAll('-', '')}`;
  await run(url, `create database ${name}`);
  return { url: withDatabase(url, name), drop: () => run(url, `drop database if exists ${name} with (force)`) };
}
