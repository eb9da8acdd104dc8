import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

const nothing = { secrets: [], home: '' };

/** Secrets as they are made: by Meadow, by services, by people. */
const secret = fc.oneof(
  fc.uint8Array({ minLength: 24, maxLength: 48 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  fc.uint8Array({ minLength: 20, maxLength: 48 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  fc.stringMatching(/^[A-Za-z0-9!$%^*+=_.-]{8,30}$/),
);

/** How a secret gets into a log. */
const carriers: readonly ((secret: string) => string)[] = [
  (word) => `{"level":30,"password":${JSON.stringify(word)},"msg":"x"}`,
  (word) => JSON.stringify({ body: JSON.stringify({ apiKey: word }) }),
  (word) => `MINIO_SECRET_KEY=${word}`,
  (word) => `MEADOW_TOKEN='${word}' node`,
  (word) => `GET /files?signature=${encodeURIComponent(word)}&until=1`,
  (word) => `http://127.0.0.1:8500/?token=${encodeURIComponent(word)}`,
  (word) => `postgres://meadow:${encodeURIComponent(word)}@127.0.0.1:5432/meadow`,
  (word) => `authorization: Bearer ${word}`,
  (word) => `"Authorization":"Basic ${Buffer.from(word).toString('base64')}"`,
  (word) => `x-meadow-key: ${word}`,
  (word) => `set-cookie: meadow=${word}; HttpOnly`,
  (word) => `-----BEGIN PRIVATE KEY-----\n${word}\n-----END PRIVATE KEY-----`,
  (word) => `-----BEGIN RSA PRIVATE KEY-----\\n${word}`,
];

test('no secret is left, whatever carries it', () => {
  fc.assert(
    fc.property(secret, fc.constantFrom(...carriers), (word, carry) => {
      const left = withoutSecrets(`before ${carry(word)}\nafter`, nothing);
      expect(left).not.toContain(word);
      expect(left).not.toContain(Buffer.from(word).toString('base64'));
      expect(left).not.toContain(encodeURIComponent(word));
      expect(left.startsWith('before')).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('a secret that is known is left nowhere, however it is written', () => {
  const anything = fc.string({ minLength: 6, unit: 'grapheme' });
  fc.assert(
    fc.property(anything, fc.string(), fc.string(), (word, before, after) => {
      // A word that the sentence in its place is made of cannot be told from it.
      fc.pre(!'[removed]~'.includes(word) && !before.includes(word) && !after.includes(word));
      const ways = [word, JSON.stringify(word), JSON.stringify(JSON.stringify({ a: word })), encodeURIComponent(word)];
      for (const way of ways) {
        const left = withoutSecrets(`${before}\n${way}\n${after}`, { secrets: [word], home: '' });
        expect(left).not.toContain(word);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a key that Meadow makes is seen as one though nobody names it', () => {
  const made = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('base64url'))
    .filter((key) => /[a-z]/.test(key) && /[A-Z]/.test(key) && /\d/.test(key));
  fc.assert(
    fc.property(made, (key) => {
      expect(withoutSecrets(`The core said ${key} and ended.`, nothing)).toBe('The core said [removed] and ended.');
    }),
  );
});

test.each([
  '{"level":50,"program":"core","msg":"The triggers could not be looked at","project":"dandelion-or-grass"}',
  'Error: ENOSPC: no space left on device, write',
  '    at file:///opt/Meadow/resources/app.asar/out/main/core.js:120:33',
  'run 0b6f0f0e-4c1e-4a53-9f5a-2f6a3c1f8a11 began at 2026-01-02T03:04:05.678Z',
  'Meadow 0.1.0 · Electron 45.4.1 · Node 24.18.0 · linux x64',
])('%s says nothing that must be removed', (line) => {
  expect(withoutSecrets(line, { secrets: ['a-secret-of-ours'], home: '/home/ada' })).toBe(line);
});

test('hashes are told by their beginning, people and their folders not at all', () => {
  expect(withoutSecrets(`objects/photos/${'ab12cd34'.repeat(8)}`, nothing)).toBe('objects/photos/ab12cd34…');
  expect(withoutSecrets('by ada.lovelace@example.org', nothing)).toBe('by [removed]');
  const home = 'C:\\Users\\Ada';
  expect(withoutSecrets(`${home}\\Meadow ${JSON.stringify(home)}`, { secrets: [], home })).toBe('~\\Meadow "~"');
});

const person = fc
  .string({ minLength: 2, maxLength: 20, unit: 'grapheme' })
  // What no folder's name holds on one of the systems.
  .filter((name) => /^[^\p{C}<>:"/\\|?*~]+$/u.test(name) && !/[ .]$/.test(name));

test.each([
  ['Windows', true, 'C:\\Users\\'],
  ["a company's share", true, '\\\\files\\people\\'],
  ['Linux', false, '/home/'],
])("on %s the person's folder names them nowhere, however a program writes it", (_system, windows, parent) => {
  fc.assert(
    fc.property(person, (name) => {
      const home = `${parent}${name}`;
      const inside = `${home}${windows ? '\\' : '/'}meadow.log`;
      const ways = [
        inside,
        JSON.stringify({ inside }),
        JSON.stringify({ said: JSON.stringify({ inside }) }),
        `    at open (${pathToFileURL(inside, { windows }).href}:12:3)`,
        `app://meadow/?file=${encodeURIComponent(inside)}`,
        ...(windows ? [inside.replaceAll('\\', '/'), inside.toUpperCase(), inside.toLowerCase()] : []),
        ...(windows ? [pathToFileURL(inside, { windows }).href.toLowerCase()] : []),
      ];
      for (const way of ways) {
        const left = withoutSecrets(`"${way}"`, { secrets: [], home });
        expect(left).toMatch(/~(?:\\{1,4}|\/|%5c|%2f)meadow\.log/i);
        expect(left.toLowerCase()).not.toMatch(/users|people|home/);
      }
    }),
    { numRuns: 500 },
  );
});

test('on Linux, where large letters are others, another folder is left', () => {
  expect(withoutSecrets('/home/Ada/x', { secrets: [], home: '/home/ada' })).toBe('/home/Ada/x');
});

test('short words are not taken for secrets: removing them everywhere would tell them', () => {
  expect(withoutSecrets('the meadow', { secrets: ['the'], home: '/' })).toBe('the meadow');
});
