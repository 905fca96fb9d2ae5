import { describe, expect, it } from 'vitest';
import { addressKey, clientAddress, readTrust, TRUST_NOBODY } from '#server/limits/client-address.ts';

describe('the client’s address', () => {
  it.each<[string, string, string, string | undefined, string]>([
    ['the socket’s, whatever the header says, while nobody is trusted', '0', '198.51.100.7', '6.6.6.6', '198.51.100.7'],
    ['what one proxy heard', '1', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['never what the client wrote itself', '1', '127.0.0.1', '6.6.6.6, 203.0.113.9', '203.0.113.9'],
    ['what the outer of two proxies heard', '2', '127.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['the leftmost where fewer proxies wrote', '3', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['the socket’s where the header is missing', '1', '10.0.0.2', undefined, '10.0.0.2'],
    ['the last that is an address', '2', '10.0.0.2', 'unknown, 10.0.0.3', '10.0.0.3'],
    ['what a proxy in the network heard', '10.0.0.0/8', '10.0.0.2', '6.6.6.6, 203.0.113.9, 10.1.1.1', '203.0.113.9'],
    ['the socket’s where that is no proxy', '10.0.0.0/8', '203.0.113.9', '6.6.6.6', '203.0.113.9'],
    ['IPv4, though the socket shows it as IPv6', '10.0.0.0/8', '::ffff:10.0.0.2', '203.0.113.9', '203.0.113.9'],
    ['IPv6, with brackets and port', 'fd00::/8, ::1', 'fd00::2', '[2001:db8::7]:4711', '2001:db8::7'],
    ['IPv4 with a port', '1', '127.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  ])('is %s', (_, trust, socket, header, address) => {
    expect(clientAddress(socket, header, readTrust(trust))).toBe(address);
  });

  it('is believed of nobody unless the admin says so', () => {
    expect(clientAddress('10.0.0.2', '6.6.6.6', TRUST_NOBODY)).toBe('10.0.0.2');
  });

  it.each(['yes', '10.0.0.0/33', '10.0.0/8', 'fd00::/129', '10.0.0.1,', ''])(
    'is not to be had by TRUST_PROXY=%j',
    (text) => {
      expect(() => readTrust(text)).toThrow('must be a count of proxies');
    },
  );
});

describe('what counts as one client', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
