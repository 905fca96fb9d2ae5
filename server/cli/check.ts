import type { Logger } from 'pino';
import { checkDatabase, checkProbe } from '#server/check/database.ts';
import { checkDisk } from '#server/check/disk.ts';
import { type Finding, look } from '#server/check/finding.ts';
import { checkHub, checkHubClock, checkReady } from '#server/check/hub.ts';
import { checkStream } from '#server/check/stream.ts';
import { checkWaysIn } from '#server/check/ways-in.ts';
import type { Config } from '#server/config.ts';
import type { Endpoint } from '#server/db/connection.ts';
import { type OpenEndpoint, openEndpointForCommand } from '#server/db/open-endpoint.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { openStore } from '#server/db/store.ts';
import { StartError } from '#server/start-error.ts';
import { defineCommand, type Surroundings } from './command.ts';

/** `check`: looks at everything that an installation needs, by using it. */
export const check = defineCommand({
  summary: 'look whether the running hub is well, and say what to mend',
  usage: `Usage: touchline check
  Reaches the database, writes and deletes a probe, reaches the hub under PUBLIC_URL, the mail server and single sign-on
  where there is one, and has a change told over the event stream. Each line says what is well (✓) or what to do (✗). Ends with 1 when something is wrong.`,
  options: {},
  run: async (_, around) => {
    const findings = await lookAtAll(around);
    for (const { what, ok, says } of findings) around.print(`${ok ? '✓' : '✗'} ${what}: ${says}`);
    const wrong = findings.filter(({ ok }) => !ok).length;
    if (wrong > 0) throw new StartError('checks_failed', `${wrong} of ${findings.length} are not well.`);
    around.print('All is well.');
  },
});

async function lookAtAll({ config, log }: Surroundings): Promise<Finding[]> {
  const { publicUrl } = config;
  const outside = [await look('hub', () => checkHub(publicUrl)), ...(await checkWaysIn(config.signIn))];
  const opened = await openEndpointForCommand(config, log).catch((error: unknown) => error);
  if (!isOpen(opened)) return [await look('database', () => Promise.reject(opened)), ...outside];
  try {
    const database = await asOwner(opened.endpoint, checkDatabase).catch(async (error: unknown) => [
      await look('database', () => Promise.reject(error)),
    ]);
    const findings = [...database, ...(await disk(config)), ...outside];
    // A store is migrated when it is opened, which is not for a look to do.
    return findings.every(({ ok }) => ok) ? [...findings, ...(await tryIt(opened.endpoint, config, log))] : findings;
  } finally {
    await opened.close();
  }
}

async function tryIt(endpoint: Endpoint, { publicUrl, limits }: Config, log: Logger): Promise<Finding[]> {
  const store = await openStore(endpoint, log, limits);
  try {
    return [
      await look('write, read and delete', () => checkProbe(store.db)),
      await look('ready', () => checkReady(publicUrl)),
      await look('clock of the hub', () => checkHubClock(publicUrl)),
      await look('event stream', () => checkStream(store, publicUrl)),
    ];
  } finally {
    await store.close();
  }
}

const isOpen = (opened: unknown): opened is OpenEndpoint =>
  typeof opened === 'object' && opened !== null && 'endpoint' in opened;

/** Of a server elsewhere only its own administrator can say. */
const disk = async ({ databaseUrl, dataDir }: Config): Promise<Finding[]> =>
  databaseUrl === undefined ? [await look('disk', () => checkDisk(dataDir))] : [];
