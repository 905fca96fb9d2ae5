import { describe, expect, it } from 'vitest';
import { readJoinLink } from '#lib/session/join-link.ts';

const CODE = 'abcdefghijklmnopqrstuvwx';

describe('a join link', () => {
  it.each([
    [`https://hub.example/join#${CODE}`, 'https://hub.example'],
    [`  https://hub.example:8443/touchline/join#${CODE}\n`, 'https://hub.example:8443/touchline'],
    [`http://127.0.0.1:4780/join#${CODE}`, 'http://127.0.0.1:4780'],
    [`http://localhost:4780/join#${CODE}`, 'http://localhost:4780'],
  ])('names the hub and the code: %s', (link, hub) => {
    expect(readJoinLink(link)).toEqual({ hub, code: CODE });
  });

  it.each([
    'hello',
    '',
    `https://hub.example/#${CODE}`,
    'https://hub.example/join',
    'https://hub.example/join#short',
    `ftp://hub.example/join#${CODE}`,
    `javascript:alert(1)/join#${CODE}`,
    `https://hub.example/join#${'x'.repeat(201)}`,
  ])('is not this: %s', (link) => {
    expect(readJoinLink(link)).toBe('link_unreadable');
  });

  it.each([
    `http://hub.example/join#${CODE}`,
    `http://127.0.0.1.evil.example/join#${CODE}`,
    `http://[::1]:4780/join#${CODE}`,
    `http://127.0.0.2:4780/join#${CODE}`,
    `http://10.0.0.8/join#${CODE}`,
  ])('over plain http to another machine is refused: %s', (link) => {
    expect(readJoinLink(link)).toBe('link_insecure');
  });
});
