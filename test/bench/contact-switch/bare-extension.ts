import { join } from 'node:path';
import type { Defer } from '#test/bench/harness/bench.ts';
import { writeExtension } from '#test/bench/harness/extension.ts';
import { folderFor } from '#test/bench/harness/place.ts';

const PAGE = `
const frame = document.createElement('iframe');
frame.src = chrome.runtime.getURL('sidebar.html');
frame.style.cssText = 'position: fixed; top: 0; right: 0; width: 360px; height: 100%';
document.documentElement.append(frame);
document.addEventListener('say', (event) => chrome.runtime.sendMessage({ said: event.detail }));`;

const BACKGROUND = `
chrome.runtime.onMessage.addListener(({ said }) => void chrome.runtime.sendMessage({ passedOn: said }).catch(() => {}));`;

const FRAME = `
chrome.runtime.onMessage.addListener(({ passedOn }) => {
  if (passedOn) document.querySelector('h1').textContent = passedOn;
});`;

/** The floor: a page says a name, the background passes it on, a frame in the page writes it down. */
export const bareExtension = (defer: Defer): string =>
  writeExtension(
    join(folderFor(defer, 'bare'), 'bare'),
    {
      background: { service_worker: 'background.js' },
      content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['page.js'] }],
      web_accessible_resources: [{ resources: ['sidebar.html'], matches: ['<all_urls>'] }],
    },
    {
      'page.js': PAGE,
      'background.js': BACKGROUND,
      'frame.js': FRAME,
      'sidebar.html': '<!doctype html><h1>Nobody</h1><script src="frame.js"></script>',
    },
  );
