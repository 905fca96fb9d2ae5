import { expect, it } from 'vitest';
import { qrCode } from '#server/auth/pages/qr-code.ts';
import { scanned } from '#test/support/hub/scanned.ts';

const drawn = async (text: string, label = 'The key') => String(await qrCode(text, label));

it('shows a camera the very text, however long an address and a name make it', async () => {
  const uri = (name: string) => `otpauth://totp/${encodeURIComponent(name)}?secret=JBSWY3DPEHPK3PXP&issuer=Acme`;
  for (const text of [uri('ann@acme.test'), uri(`${'é'.repeat(64)}@${'long.'.repeat(40)}test`)]) {
    expect(scanned(await drawn(text))).toBe(text);
  }
});

it('has a margin of four light modules, and dark ones within', async () => {
  const svg = await drawn('otpauth://totp/a?secret=A');
  const places = [...svg.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => Math.min(Number(x), Number(y)));
  expect(Math.min(...places)).toBe(4);
});

it('makes no markup of what it is told', async () => {
  const svg = await drawn('<script>alert(1)</script>', '"><script>alert(2)</script>');
  expect(svg).not.toContain('<script');
  expect(svg.match(/<[a-z]+/g)).toEqual(['<svg', '<rect', '<path']);
  expect(scanned(svg)).toBe('<script>alert(1)</script>');
});
