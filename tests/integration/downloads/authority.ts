import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate authority made for the occasion: PEM texts. */
export interface Authority {
  /** Its own certificate, which those who trust it hold. */
  certificate: string;
  /** A key and a certificate for servers of these names, signed by it. */
  sign(names: readonly string[]): { key: string; cert: string };
}

/** Makes one, its files in `folder`. */
export function createAuthority(folder: string, name: string): Authority {
  const file = (what: string) => join(folder, `${name}-${what}.pem`);
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'ignore' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const subject = ['-subj', `/CN=${name}`];
  openssl('req', '-x509', ...newKey, '-days', '2', '-keyout', file('key'), '-out', file('cert'), ...subject);
  let signed = 0;
  return {
    certificate: readFileSync(file('cert'), 'utf8'),
    sign(names) {
      signed += 1;
      const own = (what: string) => file(`server-${signed}-${what}`);
      const [key, request, cert, extensions] = [own('key'), own('request'), own('cert'), own('extensions')];
      writeFileSync(extensions, `subjectAltName=${names.map((host) => `DNS:${host}`).join(',')}\n`);
      openssl('req', '-new', ...newKey, '-keyout', key, '-out', request, '-subj', `/CN=${names[0]}`);
      const by = ['-CA', file('cert'), '-CAkey', file('key'), '-CAcreateserial'];
      openssl('x509', '-req', '-in', request, ...by, '-days', '2', '-extfile', extensions, '-out', cert);
      return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    },
  };
}
