import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, requireConfirmed } from './read-address.ts';

describe('the address of a load test', () => {
  it('is read as people write it', () => {
    for (const text of ['127.0.0.1:8600', 'http://127.0.0.1:8600/', ' http://127.0.0.1:8600/v1/predict '])
      expect(readAddress(text)).toEqual({ address: 'http://127.0.0.1:8600', host: '127.0.0.1:8600', own: true });
    for (const text of [
      '',
      'http://',
      'ftp://127.0.0.1',
      'http://me:secret@127.0.0.1',
      'http://127.0.0.1/?x',
      'http://127.0.0.1/admin',
    ])
      expect(() => readAddress(text), text).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  it('is this computer only where the address itself says so, in whatever way it is written', () => {
    for (const text of ['localhost:1', '127.8.9.1', '[::1]:80', '2130706433', '0x7f.1', 'LOCALHOST'])
      expect(readAddress(text).own, text).toBe(true);
    const others = [
      '0.0.0.0',
      '[::]',
      '10.0.0.1',
      '128.0.0.1',
      'localhost.example.com',
      '127.0.0.1.nip.io',
      'example.com',
      '[::ffff:8.8.8.8]',
    ];
    for (const text of others) expect(readAddress(text).own, text).toBe(false);
  });

  it('of any other computer has to be typed, exactly', () => {
    fc.assert(
      fc.property(fc.domain(), fc.string(), (host, typed) => {
        const addressed = readAddress(`http://${host}:8600`);
        const confirm = (word: string | undefined) => () => requireConfirmed(addressed, word);
        for (const word of [undefined, '', 'yes', host, typed])
          if (word !== addressed.host)
            expect(confirm(word)).toThrow(expect.objectContaining({ code: 'host-unconfirmed' }));
        expect(confirm(addressed.host)).not.toThrow();
      }),
    );
    expect(() => requireConfirmed(readAddress('localhost'), undefined)).not.toThrow();
  });
});
