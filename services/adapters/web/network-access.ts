import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { getCACertificates } from 'node:tls';
import { Fault } from '../../domain/fault.ts';
import { type NetworkChoice, pemCertificates, withoutSignIn } from '../../domain/network/network-choice.ts';
import type { NetworkAccess } from '../../ports/network-access.ts';
import { createWebDownloader } from './downloader.ts';
import { type Internet, openOutgoing } from './outgoing.ts';
import { systemProxy } from './system-proxy.ts';

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY'] as const;
const MOST_BYTES = 5_000_000;

const unreadable = (file: string, why: string, cause?: unknown) =>
  new Fault(
    'certificates-unreadable',
    `The certificates in ${file} cannot be used: ${why}.`,
    'Name a PEM file with the certificate of the authority, or none.',
    { details: { file, why }, cause },
  );

const readCertificates: NetworkAccess['certificates'] = async (file) => {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw unreadable(file, thrown instanceof Error ? thrown.message : String(thrown), thrown);
  });
  const texts = pemCertificates(text);
  if (texts.length === 0) throw unreadable(file, 'it holds no certificate in PEM form');
  try {
    const seen = texts.map((each) => {
      const { subject, validToDate } = new X509Certificate(each);
      return { subject: subject.replaceAll('\n', ', '), until: validToDate.toISOString() };
    });
    return { texts, seen };
  } catch (thrown) {
    throw unreadable(file, 'a certificate in it is damaged', thrown);
  }
};

export function createNetworkAccess(internet: Internet = {}): NetworkAccess {
  return {
    async environment() {
      const names = NAMES.filter((name) => process.env[name]);
      const found = names.find((name) => !name.toLowerCase().startsWith('no'));
      return { names, ...(found && { proxy: withoutSignIn(process.env[found] ?? '') }) };
    },
    system: () => systemProxy(),
    systemCertificates: async () => getCACertificates('system').length,
    certificates: readCertificates,
    async try(choice: NetworkChoice, url, signal) {
      const outgoing = await openOutgoing(choice, internet);
      try {
        const bytes = await createWebDownloader(outgoing, internet).download(url, { most: MOST_BYTES, signal });
        return { bytes: bytes.byteLength };
      } finally {
        await outgoing.close();
      }
    },
  };
}
