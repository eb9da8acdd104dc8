import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type GuardedRequest, type GuardPolicy } from './local-guard.ts';

const policy: GuardPolicy = {
  allowedHosts: ['127.0.0.1', 'localhost', '[::1]', 'api:8600'],
  allowedOrigins: ['https://photos.example'],
  loopbackOnly: true,
  methods: ['GET', 'HEAD', 'POST'],
  pages: ['/docs'],
};

/** A request as curl sends it; each case changes what it is about. */
const plain: GuardedRequest = {
  remoteAddress: '127.0.0.1',
  method: 'POST',
  path: '/v1/predict',
  host: '127.0.0.1:8600',
  origin: undefined,
  fetchSite: undefined,
  fetchMode: undefined,
  fetchDest: undefined,
};

const verdictOn = (change: Partial<GuardedRequest>, changedPolicy: Partial<GuardPolicy> = {}): string => {
  const decision = decide({ ...plain, ...change }, { ...policy, ...changedPolicy });
  return decision.allowed ? 'allowed' : decision.code;
};

const matrix: Record<string, [Partial<GuardedRequest>, string][]> = {
  'far end': [
    [{ remoteAddress: '127.0.0.1' }, 'allowed'],
    [{ remoteAddress: '127.8.9.10' }, 'allowed'],
    [{ remoteAddress: '::1' }, 'allowed'],
    [{ remoteAddress: '::ffff:127.0.0.1' }, 'allowed'],
    [{ remoteAddress: '192.168.1.20' }, 'forbidden'],
    [{ remoteAddress: '::ffff:192.168.1.20' }, 'forbidden'],
    [{ remoteAddress: 'fe80::1' }, 'forbidden'],
    [{ remoteAddress: '1127.0.0.1' }, 'forbidden'],
    [{ remoteAddress: '127.0.0.1.evil' }, 'forbidden'],
    [{ remoteAddress: undefined }, 'forbidden'],
  ],
  Host: [
    [{ host: '127.0.0.1' }, 'allowed'],
    [{ host: 'localhost:8600' }, 'allowed'],
    [{ host: 'LocalHost:8600' }, 'allowed'],
    [{ host: '[::1]:8600' }, 'allowed'],
    [{ host: 'localhost:9000' }, 'allowed'],
    [{ host: 'api:8600' }, 'allowed'],
    [{ host: 'api:8601' }, 'wrong-host'],
    [{ host: 'api' }, 'wrong-host'],
    [{ host: undefined }, 'wrong-host'],
    [{ host: '' }, 'wrong-host'],
    [{ host: 'evil.example' }, 'wrong-host'],
    [{ host: 'evil.example:8600' }, 'wrong-host'],
    [{ host: 'localhost.evil.example' }, 'wrong-host'],
    [{ host: 'evil.localhost:8600' }, 'wrong-host'],
    [{ host: '127.0.0.1.nip.io' }, 'wrong-host'],
    [{ host: 'localhost.' }, 'wrong-host'],
    [{ host: 'localhost:8600:1' }, 'wrong-host'],
    [{ host: 'localhost:86000000' }, 'wrong-host'],
    [{ host: 'localhost:' }, 'wrong-host'],
    [{ host: 'user@localhost' }, 'wrong-host'],
    [{ host: 'localhost, evil.example' }, 'wrong-host'],
    [{ host: '0.0.0.0:8600' }, 'wrong-host'],
    [{ host: '2130706433' }, 'wrong-host'],
    [{ host: '[::ffff:127.0.0.1]' }, 'wrong-host'],
  ],
  Origin: [
    [{ origin: 'http://127.0.0.1:8600' }, 'allowed'],
    [{ origin: 'http://localhost:8600', host: 'localhost:8600' }, 'allowed'],
    [{ origin: 'http://[::1]:8600', host: '[::1]:8600' }, 'allowed'],
    [{ origin: 'https://photos.example' }, 'allowed'],
    [{ origin: 'null' }, 'forbidden'],
    [{ origin: '' }, 'forbidden'],
    [{ origin: 'http://evil.example' }, 'forbidden'],
    [{ origin: 'http://localhost:8600' }, 'forbidden'],
    [{ origin: 'http://127.0.0.1:3000' }, 'forbidden'],
    [{ origin: 'http://127.0.0.1' }, 'forbidden'],
    [{ origin: 'https://127.0.0.1:8600' }, 'forbidden'],
    [{ origin: 'http://photos.example' }, 'forbidden'],
    [{ origin: 'https://photos.example.evil' }, 'forbidden'],
    [{ origin: 'file://' }, 'forbidden'],
    [{ origin: 'chrome-extension://abcdef' }, 'forbidden'],
    [{ origin: 'http://127.0.0.1:8600/' }, 'forbidden'],
    [{ origin: 'http://evil.example', host: 'evil.example' }, 'wrong-host'],
    [{ origin: 'http://127.0.0.1:3000', method: 'GET', path: '/docs' }, 'forbidden'],
  ],
  'Sec-Fetch-Site': [
    [{ fetchSite: 'same-origin' }, 'allowed'],
    [{ fetchSite: 'none' }, 'allowed'],
    [{ fetchSite: 'same-site' }, 'forbidden'],
    [{ fetchSite: 'cross-site' }, 'forbidden'],
    [{ fetchSite: '' }, 'forbidden'],
    [{ fetchSite: 'Same-Origin' }, 'forbidden'],
    [
      { fetchSite: 'cross-site', method: 'GET', path: '/v1/models', fetchMode: 'no-cors', fetchDest: 'image' },
      'forbidden',
    ],
    [{ fetchSite: 'same-origin', origin: 'http://evil.example' }, 'forbidden'],
    [{ fetchSite: 'cross-site', origin: 'https://photos.example' }, 'forbidden'],
  ],
  'visits to pages': [
    [
      { method: 'GET', path: '/docs', fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'document' },
      'allowed',
    ],
    [{ method: 'GET', path: '/docs', fetchSite: 'same-site', fetchMode: 'navigate', fetchDest: 'document' }, 'allowed'],
    [
      { method: 'GET', path: '/docs', fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'iframe' },
      'forbidden',
    ],
    [
      { method: 'GET', path: '/docs', fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'object' },
      'forbidden',
    ],
    [
      { method: 'GET', path: '/docs', fetchSite: 'cross-site', fetchMode: 'no-cors', fetchDest: 'document' },
      'forbidden',
    ],
    [{ method: 'GET', path: '/docs', fetchSite: 'cross-site' }, 'forbidden'],
    [
      { method: 'POST', path: '/docs', fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'document' },
      'forbidden',
    ],
    [
      { method: 'GET', path: '/docs/', fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'document' },
      'forbidden',
    ],
    [
      { method: 'GET', path: '/metrics', fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'document' },
      'forbidden',
    ],
    [
      { path: '/v1/predict', fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'document', origin: 'null' },
      'forbidden',
    ],
  ],
  method: [
    [{ method: 'GET' }, 'allowed'],
    [{ method: 'HEAD' }, 'allowed'],
    [{ method: 'TRACE' }, 'wrong-method'],
    [{ method: 'OPTIONS' }, 'wrong-method'],
    [{ method: 'PUT' }, 'wrong-method'],
    [{ method: 'DELETE' }, 'wrong-method'],
    [{ method: 'PROPFIND' }, 'wrong-method'],
    [{ method: 'get' }, 'wrong-method'],
    [{ method: 'OPTIONS', origin: 'http://evil.example' }, 'forbidden'],
  ],
};

describe.each(Object.entries(matrix))('the local guard, by %s', (_group, cases) => {
  it.each(cases)('%j: %s', (change, expected) => {
    expect(verdictOn(change)).toBe(expected);
  });
});

describe('the local guard', () => {
  it('lets other machines in where the policy says so, and still checks Host', () => {
    const open = { loopbackOnly: false };
    expect(verdictOn({ remoteAddress: '10.0.0.7' }, open)).toBe('allowed');
    expect(verdictOn({ remoteAddress: '10.0.0.7', host: 'evil.example' }, open)).toBe('wrong-host');
  });

  it.each([
    ['192.168.49.2:30800', 'allowed'],
    ['10.244.0.17', 'allowed'],
    ['[fd00::1]:8000', 'allowed'],
    ['evil.example:8000', 'wrong-host'],
    ['192.168.49.2.nip.io:30800', 'wrong-host'],
    ['192.168.49', 'wrong-host'],
    ['3232248066', 'wrong-host'],
    ['[fd00::zz]', 'wrong-host'],
    ['fd00::1', 'wrong-host'],
  ])('where it answers by any address, Host %s: %s', (host, expected) => {
    expect(verdictOn({ host }, { anyAddress: true })).toBe(expected);
  });

  it('gives pages nothing that were read from another address, though it answers by any', () => {
    expect(verdictOn({ host: '10.0.0.7:8000', origin: 'http://10.0.0.8:8000' }, { anyAddress: true })).toBe(
      'forbidden',
    );
    expect(verdictOn({ host: '10.0.0.7:8000', origin: 'http://10.0.0.7:8000' }, { anyAddress: true })).toBe('allowed');
  });

  it('refuses everything where no host is allowed: an empty list is no open door', () => {
    expect(verdictOn({}, { allowedHosts: [] })).toBe('wrong-host');
  });

  it('gives pages of other origins nothing, whatever else they send', () => {
    const anything = fc.record({
      method: fc.constantFrom('GET', 'HEAD', 'POST', 'OPTIONS'),
      path: fc.constantFrom('/docs', '/v1/predict', '/metrics'),
      origin: fc.webUrl().map((url) => new URL(url).origin),
      fetchSite: fc.constantFrom(undefined, 'none', 'same-origin', 'same-site', 'cross-site'),
      fetchMode: fc.constantFrom(undefined, 'navigate', 'cors', 'no-cors'),
      fetchDest: fc.constantFrom(undefined, 'document', 'image', 'empty'),
    });
    fc.assert(fc.property(anything, (change) => verdictOn(change) !== 'allowed'));
  });

  it('answers only to names on the list', () => {
    fc.assert(
      fc.property(
        fc.domain(),
        fc.nat(65_535),
        fc.boolean(),
        (name, port, anyAddress) => verdictOn({ host: `${name}:${port}` }, { anyAddress }) === 'wrong-host',
      ),
    );
  });
});
