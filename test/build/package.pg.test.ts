import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#test/support/hub/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchline-package-'));
const home = join(folder, 'node_modules', 'touchline');
const bin = join(home, 'dist', 'touchline.js');
const manifest: { version: string; dependencies: Record<string, string> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
let env: NodeJS.ProcessEnv;

const touchline = (...args: string[]) =>
  execFileSync(process.execPath, [bin, ...args], { encoding: 'utf8', env, cwd: folder });

// What `npm install touchline-x.y.z.tgz` does, with the packages that are here already instead of a download.
beforeAll(async () => {
  chmodSync(folder, 0o711);
  const npm = { encoding: 'utf8', shell: process.platform === 'win32' } as const;
  execFileSync('npm', ['pack', '--pack-destination', folder, '--loglevel=error'], npm);
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, `touchline-${manifest.version}.tgz`), '-C', home, '--strip-components=1']);
  symlinkSync(join(process.cwd(), 'node_modules'), join(home, 'node_modules'));
  const port = String(await freePort());
  env = {
    ...process.env,
    DATABASE_URL: '',
    TOUCHLINE_DATA: join(folder, 'store'),
    TOUCHLINE_PORT: port,
    LOG_LEVEL: 'silent',
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the npm package', () => {
  it('says which release it is', () => {
    expect(touchline('--version')).toBe(`touchline ${manifest.version}\n`);
  });

  it('says so where the Node is too old for it', () => {
    const older = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.2'})`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', older, bin, 'serve'], {
      encoding: 'utf8',
      env,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Touchline needs Node 22\.15 or newer, and this is 20\.19\.2: .*\(node_too_old\)\n$/);
  });

  it('needs nothing that it does not ask npm for', () => {
    const imported = [
      ...readFileSync(join(home, 'dist', 'hub.js'), 'utf8').matchAll(/^import .*from "([^."][^"]*)";$/gm),
    ].map(([, name = '']) => name);
    const packages = imported
      .filter((name) => !name.startsWith('node:'))
      .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '');
    expect(packages.filter((name) => manifest.dependencies[name] === undefined)).toEqual([]);
    expect(packages.length).toBeGreaterThan(5);
  });

  it('brings the files that an installation copies', () => {
    for (const name of ['Caddyfile', 'nginx.conf', 'touchline.service', 'touchline-backup.timer']) {
      expect(readFileSync(join(home, 'deploy', name), 'utf8')).not.toBe('');
    }
  });

  it('serves, and finds itself well', async () => {
    const hub = spawn(process.execPath, [bin, 'serve'], { env, cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(hub, 'exit');
    try {
      await once(hub.stdout, 'data');
      const said = touchline('check');
      expect(said).toMatch(/^All is well\.$/m);
      expect(said).toMatch(/^✓ event stream: /m);
      expect(said).not.toContain('✗');
    } finally {
      hub.kill('SIGTERM');
      await ended;
    }
  });
});
