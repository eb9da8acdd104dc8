import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCertificates } from './read-certificates.ts';

const [one = '', two = ''] = rootCertificates;
const key = `-----BEGIN EC PRIVATE KEY-----\n${'A'.repeat(64)}\n-----END EC PRIVATE KEY-----\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-certificates-'));
  await mkdir(join(folder, 'folder'));
});
afterAll(() => rm(folder, { recursive: true }));

const put = async (name: string, bytes: string | Uint8Array) => {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
};

test('all certificates of a PEM file are read, whatever stands around them', async () => {
  const file = await put('both.pem', `subject=one\n${one}\r\n# another\n${two}\n${key}`);
  const { texts, seen } = await readCertificates(file);
  expect(texts).toHaveLength(2);
  expect(seen.map(({ until }) => until)).toEqual(
    [one, two].map((each) => new X509Certificate(each).validToDate.toISOString()),
  );
});

test.each<[string, string, string | Uint8Array]>([
  ['nothing', 'empty', ''],
  ['blanks', 'empty', ' \n\n'],
  ['a private key', 'private-key', key],
  ['DER', 'binary', new X509Certificate(one).raw],
  ['a text', 'not-pem', 'Here was a certificate once.'],
  ['a picture', 'not-pem', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)],
  ['half a certificate', 'damaged', one.slice(0, 400)],
  ['a certificate of nonsense', 'damaged', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ['far too much', 'large', new Uint8Array(1_000_001)],
])('a file with %s is refused as %s', async (_, name, bytes) => {
  const file = await put('refused', bytes);
  await expect(readCertificates(file)).rejects.toMatchObject({
    code: 'certificates-unreadable',
    message: expect.not.stringMatching(/PEM routines|error:/),
    details: { case: name, file },
  });
});

test('a folder, a file that is not there and half a path are told apart', async () => {
  const because = (reason: string) => ({ details: { case: 'because', because: reason } });
  await expect(readCertificates(join(folder, 'folder'))).rejects.toMatchObject(because('is-folder'));
  await expect(readCertificates(join(folder, 'none.pem'))).rejects.toMatchObject(because('not-there'));
  await expect(readCertificates('company.pem')).rejects.toMatchObject({ details: { case: 'relative' } });
  await expect(readFile(join(folder, 'none.pem'))).rejects.toMatchObject({ code: 'ENOENT' });
});
