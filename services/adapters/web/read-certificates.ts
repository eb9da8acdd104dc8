import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { ToldCase } from '../../../contract/fault-cases.ts';
import { Fault } from '../../domain/fault.ts';
import { pemCertificates } from '../../domain/network/network-choice.ts';
import { pathReason, reasonFor } from '../../domain/reason.ts';
import type { NetworkAccess } from '../../ports/network-access.ts';

/** All authorities that browsers trust take a quarter of this. */
const MOST_BYTES = 1_000_000;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;

const choose = 'Choose a PEM file with the certificate of the authority, or none.';

type Told = ToldCase['certificates-unreadable'] & Record<string, string | number>;

const unusable = (told: Told, problem: string, hint = choose, cause?: unknown): Fault =>
  new Fault('certificates-unreadable', `${told.file} ${problem}.`, hint, { details: told, cause });

const unread = (file: string, thrown: unknown): Fault => {
  const reason = pathReason(thrown, 'read');
  return unusable({ case: 'because', file, ...reason }, `cannot be read: ${reason.why}`, choose, thrown);
};

/** The certificates of a file of a person's choice. Throws `certificates-unreadable`, which says what it is instead. */
export const readCertificates: NetworkAccess['certificates'] = async (file) => {
  const bytes = await bytesOf(file);
  const text = bytes.toString('utf8');
  const texts = pemCertificates(text);
  if (texts.length === 0) throw nothingIn(file, bytes, text);
  try {
    const seen = texts.map((each) => {
      const { subject, validToDate } = new X509Certificate(each);
      return { subject: subject.replaceAll('\n', ', '), until: validToDate.toISOString() };
    });
    return { texts, seen };
  } catch (thrown) {
    const hint = 'Fetch the file anew from whoever looks after the network.';
    throw unusable({ case: 'damaged', file }, 'holds a certificate that is damaged', hint, thrown);
  }
};

async function bytesOf(file: string): Promise<Buffer> {
  if (!isAbsolute(file))
    throw unusable({ case: 'relative', file }, 'is no full path', 'Write it in full, from the root or the drive on.');
  const facts = await stat(file).catch((thrown: unknown) => {
    throw unread(file, thrown);
  });
  // A pipe or a device might never end.
  if (!facts.isFile()) {
    const reason = reasonFor(facts.isDirectory() ? 'is-folder' : 'not-a-file');
    throw unusable({ case: 'because', file, ...reason }, `cannot be read: ${reason.why}`);
  }
  if (facts.size === 0) throw unusable({ case: 'empty', file }, 'is empty');
  if (facts.size > MOST_BYTES) throw unusable({ case: 'large', file }, 'is far too large for a file of certificates');
  return readFile(file).catch((thrown: unknown) => {
    throw unread(file, thrown);
  });
}

/** What a file without a PEM certificate is instead. */
function nothingIn(file: string, bytes: Buffer, text: string): Fault {
  if (text.trim() === '') return unusable({ case: 'empty', file }, 'is empty');
  if (PRIVATE_KEY.test(text))
    return unusable(
      { case: 'private-key', file },
      'holds a private key, and no certificate',
      'Choose the certificate of the authority; keep the private key where it is, and give it to nobody.',
    );
  if (text.includes('-----BEGIN CERTIFICATE-----'))
    return unusable({ case: 'damaged', file }, 'holds a certificate that is damaged');
  if (isDer(bytes))
    return unusable(
      { case: 'binary', file },
      'holds a certificate in binary form (DER), not in PEM form',
      'Have it saved as PEM ("Base64"), then choose that file.',
    );
  return unusable({ case: 'not-pem', file }, 'holds no certificate in PEM form');
}

function isDer(bytes: Buffer): boolean {
  try {
    return new X509Certificate(bytes).subject !== undefined;
  } catch {
    return false;
  }
}
