import browser from 'webextension-polyfill';

/** Runs `ring` every `minutes` (at least one), across restarts of the worker. Call it in the worker's first turn. */
export function everyMinutes(name: string, minutes: number, ring: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) ring();
  });
  // An alarm that is made anew starts its period anew: a worker that starts often would never hear it.
  void browser.alarms.get(name).then((alarm) => {
    if (alarm === undefined) browser.alarms.create(name, { periodInMinutes: minutes });
  });
}
