import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeLink } from './external-link.ts';

test('a page on the web may be opened', () => {
  expect(judgeLink('https://example.org/a?b=c#d')).toBe('open');
});

test.each(['http://127.0.0.1:8600/docs', 'http://127.0.0.1:9001/'])('of %s the core is asked', (address) => {
  expect(judgeLink(address)).toBe('ask');
});

test.each([
  'http://example.org/',
  'http://127.0.0.1.example.org/docs',
  'http://localhost:8600/docs',
  'http://0.0.0.0:8600/docs',
  'http://user@127.0.0.1:8600/docs',
  'ws://127.0.0.1:8600/',
  'https://user:word@example.org/',
  'file:///etc/passwd',
  'ms-msdt:/id PCWDiagnostic',
  'smb://server/share',
  'javascript:alert(1)',
  'app://meadow/',
  ' https://example.org/\u0000.exe',
  `https://example.org/${'a'.repeat(3000)}`,
])('%s is refused', (address) => {
  expect(judgeLink(address)).toBe('refuse');
});

test('whatever is not refused is https, or http of this computer, without a password', () => {
  const address = fc.oneof(
    fc.webUrl({
      validSchemes: ['http', 'https', 'ftp', 'file', 'app'],
      withFragments: true,
      withQueryParameters: true,
    }),
    fc.string(),
    fc.tuple(fc.constantFrom('https:', 'http://127.0.0.1', 'file:'), fc.string()).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(address, (link) => {
      const judgement = judgeLink(link);
      if (judgement === 'refuse') return;
      const { protocol, hostname, username, password } = new URL(link);
      expect(username + password).toBe('');
      expect(protocol).toBe(judgement === 'open' ? 'https:' : 'http:');
      if (judgement === 'ask') expect(hostname).toBe('127.0.0.1');
      expect([...link].every((character) => character >= ' ')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
