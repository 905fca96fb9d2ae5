import { dirname, join } from 'node:path';
import { findChromium } from './demo/browser.ts';
import { buildDemo } from './demo/build.ts';
import { howToOpen } from './demo/how-to.ts';
import { openDemo } from './demo/open.ts';
import { Services } from './demo/services.ts';

/** The practice page says who is signed in there; it is the same person. */
const DEMO_REP = ['Robin Rep', 'rep', 'rep@ourco.test'] as const;

/**
 * Everything of Touchline on this machine: hub with a sample workspace, practice page, and a Chromium with the built
 * extension, connected. It stays until it is stopped (Ctrl+C) or the browser is closed.
 */
async function main(): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  const extension = buildDemo();
  if (extension === null) return 1;
  await using services = new Services(stop.signal);
  if (!services.makeSample()) return 1;
  const hub = await services.startHub();
  const practice = hub && (await services.startPractice());
  if (!hub || !practice) return 1;

  const executablePath = findChromium();
  const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  if (executablePath === null || !display) {
    console.log(
      howToOpen({ extension, practice, link: services.joinLink(...DEMO_REP), browser: executablePath !== null }),
    );
    await services.ended;
    return 0;
  }
  // Beside the store: a browser is connected to the hub whose data lies there, and goes when that goes.
  const profile = join(dirname(process.env.TOUCHLINE_DATA || '.touchline/store'), 'browser');
  const { closed, close } = await openDemo({
    executablePath,
    profile,
    extension,
    practice,
    joinLink: () => services.joinLink(...DEMO_REP),
  });
  console.log('Touchline is open in Chromium. Close it, or press Ctrl+C here, to stop everything.');
  await Promise.race([closed, services.ended]);
  await close();
  return 0;
}

process.exitCode = await main();
