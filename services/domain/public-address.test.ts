import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from './fault.ts';
import { downloadAddress, isPublicAddress } from './public-address.ts';

const refused = [
  'http://example.org/a.jpg',
  'file:///etc/passwd',
  'ftp://example.org/a.jpg',
  'https://127.0.0.1/a.jpg',
  'https://127.1/a.jpg',
  'https://2130706433/a.jpg',
  'https://0x7f.0.0.1/a.jpg',
  'https://0177.0.0.1/a.jpg',
  'https://10.0.0.8/a.jpg',
  'https://172.16.0.1/a.jpg',
  'https://192.168.1.1/a.jpg',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/a.jpg',
  'https://0.0.0.0/a.jpg',
  'https://224.0.0.1/a.jpg',
  'https://[::1]/a.jpg',
  'https://[::ffff:127.0.0.1]/a.jpg',
  'https://[::ffff:7f00:1]/a.jpg',
  'https://[::127.0.0.1]/a.jpg',
  'https://[fe80::1]/a.jpg',
  'https://[fd00::1]/a.jpg',
  'https://[64:ff9b::7f00:1]/a.jpg',
  'https://user:secret@example.org/a.jpg',
  'https://example.org:8443/a.jpg',
  '',
  'not an address',
];

describe('downloadAddress', () => {
  it.each(refused)('refuses %s', (address) => {
    expect(() => downloadAddress(address)).toThrow(Fault);
  });

  it.each(['https://example.org/a.jpg', 'https://93.184.216.34/a.jpg', 'https://[2606:4700::1111]/a.jpg'])(
    'takes %s',
    (address) => {
      expect(downloadAddress(address).href).toBe(address);
    },
  );

  it('throws nothing but a fault, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ validSchemes: ['http', 'https', 'gopher'] })), (text) => {
        try {
          return downloadAddress(text).protocol === 'https:';
        } catch (thrown) {
          return thrown instanceof Fault && thrown.code === 'address-refused';
        }
      }),
    );
  });
});

describe('isPublicAddress', () => {
  it('refuses every private IPv4 address, also written as IPv6', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom('10', '127', '0'), byte, byte, byte, (first, a, b, c) => {
        const address = `${first}.${a}.${b}.${c}`;
        return !isPublicAddress(address) && !isPublicAddress(`::ffff:${address}`);
      }),
    );
  });
});
