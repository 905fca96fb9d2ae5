import { describe, expect, it } from 'vitest';
import { readHubAddress } from '#lib/session/hub-address.ts';

const CODE = 'abcdefghijklmnopqrstuvwx';

describe('the address of a hub', () => {
  it.each([
    ['https://hub.example', 'https://hub.example'],
    ['https://hub.example/', 'https://hub.example'],
    [' hub.example\n', 'https://hub.example'],
    ['hub.example:8443/touchline/', 'https://hub.example:8443/touchline'],
    ['HUB.example', 'https://hub.example'],
    ['localhost:4780', 'http://localhost:4780'],
    ['127.0.0.1:4780', 'http://127.0.0.1:4780'],
    ['http://127.0.0.1:4780', 'http://127.0.0.1:4780'],
    ['https://localhost', 'https://localhost'],
  ])('is taken with or without its scheme: %s', (text, hub) => {
    expect(readHubAddress(text)).toEqual({ hub, code: null });
  });

  it.each([
    [`https://hub.example/join#${CODE}`, 'https://hub.example'],
    [`  https://hub.example:8443/touchline/join#${CODE}\n`, 'https://hub.example:8443/touchline'],
    [`http://127.0.0.1:4780/join#${CODE}`, 'http://127.0.0.1:4780'],
    [`localhost:4780/join#${CODE}`, 'http://localhost:4780'],
  ])('comes with a code in a join link: %s', (link, hub) => {
    expect(readHubAddress(link)).toEqual({ hub, code: CODE });
  });

  it.each([
    'hello',
    '',
    'ann@acme.test',
    'https://user:secret@hub.example',
    `https://hub.example/#${CODE}`,
    'https://hub.example/join',
    'https://hub.example/join#short',
    `ftp://hub.example/join#${CODE}`,
    'chrome-extension://abcdef/options.html',
    'javascript:alert(1)',
    `https://hub.example/join#${'x'.repeat(201)}`,
  ])('is not this: %s', (text) => {
    expect(readHubAddress(text)).toBe('address_unreadable');
  });

  it.each([
    'http://hub.example',
    `http://hub.example/join#${CODE}`,
    `http://127.0.0.1.evil.example/join#${CODE}`,
    `http://[::1]:4780/join#${CODE}`,
    'http://127.0.0.2:4780',
    'http://10.0.0.8',
  ])('over plain http to another machine is refused: %s', (text) => {
    expect(readHubAddress(text)).toBe('address_insecure');
  });
});
