import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe } from 'vitest';
import { findChromium } from '#scripts/demo/browser.ts';
import { hasRequestTracker } from './request-tracker.ts';
import { hasSogo } from './sogo.ts';

/** Path of a program on PATH, or null. */
export function onPath(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Folder of the real pages: TOUCHLINE_REALPAGES, or the one beside this project; null where there is none. */
export function realPages(): string | null {
  const folder = resolve(process.env.TOUCHLINE_REALPAGES ?? '../shared/realpages');
  return existsSync(join(folder, 'start')) ? folder : null;
}

function needsRealPages(): string | null {
  if (realPages() === null) return 'no real pages beside the project: TOUCHLINE_REALPAGES names their folder';
  return process.getuid?.() === 0 ? null : 'the real pages’ servers start only for root';
}

/** What an end-to-end test can need beyond Node: is it missing, and what would bring it? */
const NEEDS = {
  chromium: () => (findChromium() === null ? 'no Chromium: CHROME_PATH names one' : null),
  firefox: () => (onPath('firefox-esr') === null ? 'no firefox-esr on PATH' : null),
  desktop: () => (onPath('Xvfb') && onPath('xdotool') ? null : 'no Xvfb and xdotool on PATH'),
  nats: () => (onPath('nats-server') === null ? 'no nats-server on PATH' : null),
  roundcube: needsRealPages,
  tryton: needsRealPages,
  requestTracker: () =>
    hasRequestTracker() ? null : 'no Request Tracker: Debian’s request-tracker5, rt5-db-sqlite and rt5-standalone',
  sogo: () =>
    hasSogo()
      ? null
      : 'no SOGo: Debian’s sogo, postgresql, memcached and dovecot-imapd, whose servers start only for root',
};

/** `describe`, unless something it needs is missing here: then its title says what, and its tests count as skipped. */
export function describeWith(needs: (keyof typeof NEEDS)[], title: string, body: () => void): void {
  const missing = needs.map((need) => NEEDS[need]()).filter((reason) => reason !== null);
  describe.skipIf(missing.length > 0)([title, ...missing.map((reason) => `(${reason})`)].join(' '), body);
}
