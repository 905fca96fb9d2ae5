// Plain JavaScript for the Node that is there (20 or newer): the rest of the project runs on the Node 24 that
// `npm ci` brings (package.json, optionalDependencies) or on the one at hand where that is new enough.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.touchline-installed');
const fingerprint = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/**
 * Environment in which the project's own Node and tools come first. Node keeps what it has compiled: the hub, which is
 * many small files, then starts in half the time.
 */
export const env = {
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
  ...process.env,
  PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
};

/** Runs `npm ci` unless what is installed is what the lock file says. Ends the process when it fails. */
export function install() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  process.stdout.write('Installing packages (npm ci) …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write('npm ci failed. Check the network and try again; nothing else was changed.\n');
    process.exit(1);
  }
  writeFileSync(stamp, fingerprint());
}

/** Ends with a sentence unless the Node in front is new enough for what follows. */
export function requireNode() {
  const { stdout } = spawnSync('node', ['--version'], { env, encoding: 'utf8' });
  const [major = 0, minor = 0] = (stdout ?? '').replace('v', '').split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  process.stderr.write(
    `Touchline needs Node 22.18 or newer (found ${stdout.trim() || 'none'}). Install Node 24 from nodejs.org and run this again.\n`,
  );
  process.exit(1);
}

/** Runs a command of the project with its output shown; gives the exit code. */
export function run(command, args, extra = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...env, ...extra },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}

/** Runs a command of the project; gives what it said once it is done. */
export async function hear(command, args) {
  const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const ok = await new Promise((resolve) => {
    child.on('close', (code) => resolve(code === 0));
    child.on('error', (error) => {
      said += `${error.message}\n`;
    });
  });
  return { ok, said };
}
