#!/usr/bin/env node
// The npm bin, in JavaScript that an older Node can read too: the hub itself would end there with a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 15)) await import(new URL('hub.js', import.meta.url).href);
else {
  process.stderr.write(
    `Touchline needs Node 22.15 or newer, and this is ${process.versions.node}: install a newer one, or put first on PATH the ` +
      'one that npm installed with Touchline (node_modules/.bin). (node_too_old)\n',
  );
  process.exitCode = 1;
}
