// @vitest-environment node
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchline-deploy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (name: string) => readFileSync(join('deploy', name), 'utf8');

/** What a program says of a file; null, and said so, where the program is not installed. */
function judged(command: string, args: string[]): { ok: boolean; said: string } | null {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error === undefined) return { ok: status === 0, said: stdout + stderr };
  console.log(`${command} is not installed here: what is made for it was read by our own eyes only.`);
  return null;
}

describe('the configuration of a proxy', () => {
  it('for Caddy is one that Caddy takes', () => {
    const verdict = judged('caddy', ['validate', '--adapter', 'caddyfile', '--config', 'deploy/Caddyfile']);
    expect(verdict?.said ?? 'Valid configuration').toContain('Valid configuration');
  });

  it('for nginx is one that nginx takes', () => {
    const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'privkey.pem')];
    const certificate = ['-x509', '-subj', '/CN=localhost', '-out', join(folder, 'fullchain.pem')];
    if (judged('openssl', ['req', ...key, ...certificate]) === null) return;
    const site = text('nginx.conf')
      .replaceAll(/\/etc\/ssl\/touchline|\/var\/log\/nginx/g, folder)
      .replace('listen 80;', 'listen 28080;');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    const around = `pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${temporary.join(' ')} ${site} }`;
    writeFileSync(join(folder, 'nginx.conf'), around);
    expect(judged('nginx', ['-t', '-c', join(folder, 'nginx.conf')])?.ok ?? true).toBe(true);
  });

  it.each([
    ['Caddyfile', /flush_interval -1/],
    ['nginx.conf', /proxy_buffering off;/],
    ['nginx.conf', /proxy_set_header X-Forwarded-For \$remote_addr;/],
  ])('%s says %s', (name, rule) => {
    expect(text(name)).toMatch(rule);
  });
});

describe('the units for systemd', () => {
  const units = readdirSync('deploy').filter((name) => /\.(service|timer)$/.test(name));

  it.each(units)('%s is one that systemd understands', (name) => {
    // Verified under a name and a program that exist everywhere.
    const path = join(folder, name);
    writeFileSync(path, text(name).replaceAll('/opt/touchline/node_modules/.bin/touchline', '/bin/true'));
    const verdict = judged('systemd-analyze', ['verify', '--recursive-errors=no', path]);
    expect(verdict?.said.split('\n').filter((line) => line.includes(`${name}:`)) ?? []).toEqual([]);
  });

  it('start the hub again for as long as it takes', () => {
    expect(text('touchline.service')).toMatch(/^StartLimitIntervalSec=0$/m);
    expect(text('touchline.service')).toMatch(/^Restart=always$/m);
  });

  it('never run as root', () => {
    for (const name of units.filter((unit) => unit.endsWith('.service')))
      expect(text(name)).toMatch(/^User=touchline$/m);
  });
});

it('the command of an administrator takes the hub’s environment, over which stands what is set where it is called', () => {
  const env = join(folder, 'hub.env');
  writeFileSync(
    env,
    'PUBLIC_URL=https://touchline.acme.test\nDATABASE_URL=postgresql://db/x?a=1&b=2\nMAIL_FROM=Acme <hub@acme.test>\n',
  );
  const program = join(folder, 'program.js');
  const asked = ['PUBLIC_URL', 'DATABASE_URL', 'MAIL_FROM', 'TOUCHLINE_DATA'];
  writeFileSync(
    program,
    `console.log(JSON.stringify([process.argv.slice(2), ${asked.map((name) => `process.env.${name}`)}]))`,
  );
  const command = join(folder, 'touchline.sh');
  const here = text('touchline.sh')
    .replaceAll('/etc/touchline/hub.env', env)
    .replace('/opt/touchline/node_modules/touchline/dist/touchline.js', program)
    .replace('runuser -u touchline --', '');
  writeFileSync(command, here);
  const run = (args: string[], over: Record<string, string>) =>
    JSON.parse(execFileSync('sh', [command, ...args], { encoding: 'utf8', env: { PATH: process.env.PATH, ...over } }));
  expect(run(['erase', 'ann lee@acme.test'], {})).toEqual([
    ['erase', 'ann lee@acme.test'],
    'https://touchline.acme.test',
    'postgresql://db/x?a=1&b=2',
    'Acme <hub@acme.test>',
    '/var/lib/touchline/store',
  ]);
  const rehearsal = run(['restore'], { DATABASE_URL: '', TOUCHLINE_DATA: '/tmp/rehearsal' });
  expect(rehearsal).toEqual([['restore'], 'https://touchline.acme.test', '', 'Acme <hub@acme.test>', '/tmp/rehearsal']);
  rmSync(env);
  const refused = spawnSync('sh', [command, 'check'], { encoding: 'utf8' });
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('run "sudo touchline"')]);
});

it('the example of an environment is one that the hub takes', () => {
  const lines = text('hub.env.example')
    .split('\n')
    .filter((line) => /^\w+=/.test(line));
  const env = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  expect(readConfig(env)).toMatchObject({ publicUrl: 'https://touchline.example.com', host: '127.0.0.1', port: 7717 });
  expect(
    execFileSync('sh', ['-c', 'set -a; . deploy/hub.env.example; echo "$PUBLIC_URL"'], { encoding: 'utf8' }).trim(),
  ).toBe('https://touchline.example.com');
});
