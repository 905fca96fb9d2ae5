import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const manifestShape = z.looseObject({
  permissions: z.array(z.string()),
  optional_host_permissions: z.array(z.string()),
  host_permissions: z.optional(z.array(z.string())),
  content_scripts: z.optional(z.unknown()),
  web_accessible_resources: z.array(z.looseObject({ resources: z.array(z.string()), use_dynamic_url: z.boolean() })),
  content_security_policy: z.looseObject({ extension_pages: z.string() }),
});

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** One variant, as `npm test` has just built it (`TOUCHLINE_BUILT` names where), or else built here. */
function variant(name: string, ...args: string[]) {
  const fresh = join(process.env.TOUCHLINE_BUILT ?? '', name);
  const folder = process.env.TOUCHLINE_BUILT !== undefined && existsSync(fresh) ? fresh : build(args);
  const manifest = manifestShape.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  return { folder, manifest };
}

/** Builds into a folder of its own, as a release or a demo is built. */
function build(args: string[]): string {
  const out = mkdtempSync(join(tmpdir(), 'touchline-build-'));
  folders.push(out);
  const { status, stderr, stdout } = spawnSync('wxt', ['build', ...args], {
    encoding: 'utf8',
    env: { ...process.env, TOUCHLINE_BUILD_DIR: out, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(stdout + stderr);
  return join(out, readdirSync(out)[0] ?? '');
}

describe.each([
  ['Chromium', 'chrome-mv3', []],
  ['Firefox', 'firefox-mv3', ['-b', 'firefox', '--mv3']],
])('the release for %s', (name, folder, args) => {
  let built: ReturnType<typeof variant>;
  beforeAll(() => {
    built = variant(folder, ...args);
  }, 60_000);

  it('asks for no host and reads no page before a site is switched on', () => {
    const { host_permissions, content_scripts, permissions } = built.manifest;
    expect({ host_permissions, content_scripts }).toEqual({ host_permissions: undefined, content_scripts: undefined });
    // None of these makes the browser warn; `sidePanel` is Chromium's alone, Firefox's sidebar needs no permission.
    const sidePanel = name === 'Chromium' ? ['sidePanel'] : [];
    expect(permissions.sort()).toEqual(['activeTab', 'alarms', 'identity', 'scripting', ...sidePanel, 'storage']);
  });

  it('shows pages two files, by an address of the session', () => {
    expect(built.manifest.web_accessible_resources).toMatchObject([
      { resources: ['sidebar.html', 'launcher.html'], use_dynamic_url: true },
    ]);
  });

  it('sets a policy of its own, under which a hub on loopback stays on http', () => {
    const { extension_pages } = built.manifest.content_security_policy;
    expect(extension_pages).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(extension_pages).toContain("connect-src 'self' https: http://localhost:* http://127.0.0.1:*;");
    expect(extension_pages).toContain("form-action 'none'");
    expect(extension_pages).not.toContain('upgrade-insecure-requests');
  });

  it('brings neither zod, React, Dexie nor the polyfill onto a page, and announces nothing to it', () => {
    for (const file of ['site.js', 'reader.js']) {
      const code = readFileSync(join(built.folder, file), 'utf8');
      for (const word of [
        'ZodMini',
        '__REACT',
        'Dexie',
        'webextension-polyfill',
        'postMessage',
        'content-script-started',
      ]) {
        expect(code, `${word} in ${file}`).not.toContain(word);
      }
    }
  });

  it.each(['sidebar', 'popup'])('paints the %s without the schemas and the code that speaks to the hub', (page) => {
    const html = readFileSync(join(built.folder, `${page}.html`), 'utf8');
    const scripts = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file = '']) => file);
    expect(scripts.length).toBeGreaterThan(2);
    for (const file of scripts) {
      const code = readFileSync(join(built.folder, file), 'utf8');
      for (const word of ['ZodMini', 'text/event-stream', 'authorization']) {
        expect(code, `${word} in ${file}`).not.toContain(word);
      }
    }
  });

  it('holds nothing of the demo', () => {
    const scripts = readdirSync(built.folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    );
    for (const file of scripts) expect(readFileSync(join(built.folder, file), 'utf8')).not.toMatch(/demo/i);
  });
});

describe('the demo', () => {
  it('asks for loopback, and for nothing else more than the release', () => {
    const demo = variant('chrome-mv3-demo', '--mode', 'demo').manifest;
    expect(demo.host_permissions).toEqual(['http://127.0.0.1/*', 'http://localhost/*']);
    expect(demo.permissions.sort()).toEqual(['activeTab', 'alarms', 'identity', 'scripting', 'sidePanel', 'storage']);
  }, 60_000);
});
