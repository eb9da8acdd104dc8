import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isExternalLink } from './external-link.ts';

test.each(['https://example.org/a?b=c#d', 'http://127.0.0.1:8600/docs', 'http://127.0.0.1:8600/docs/'])(
  '%s may be opened',
  (address) => {
    expect(isExternalLink(address)).toBe(true);
  },
);

test.each([
  'http://example.org/',
  'http://127.0.0.1:8600/v1/predict',
  'http://127.0.0.1:8600/docs/../v1/models',
  'http://127.0.0.1.example.org/docs',
  'http://localhost:8600/docs',
  'https://user:word@example.org/',
  'file:///etc/passwd',
  'ms-msdt:/id PCWDiagnostic',
  'smb://server/share',
  'javascript:alert(1)',
  'app://meadow/',
  ' https://example.org/\u0000.exe',
  `https://example.org/${'a'.repeat(3000)}`,
])('%s may not', (address) => {
  expect(isExternalLink(address)).toBe(false);
});

test('whatever is let through is https without a password, or the local documentation', () => {
  const address = fc.oneof(
    fc.webUrl({
      validSchemes: ['http', 'https', 'ftp', 'file', 'app'],
      withFragments: true,
      withQueryParameters: true,
    }),
    fc.string(),
    fc.tuple(fc.constantFrom('https:', 'http://127.0.0.1/docs', 'file:'), fc.string()).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(address, (link) => {
      if (!isExternalLink(link)) return;
      const { protocol, host, username, password } = new URL(link);
      expect(username + password).toBe('');
      expect(protocol === 'https:' || host.startsWith('127.0.0.1')).toBe(true);
      expect([...link].every((character) => character >= ' ')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
