import { X509Certificate } from 'node:crypto';

/**
 * Whether one of these authorities, which a person named, vouches for a server: by the certificates it showed, its own
 * first, each issued and signed by the next, all of them good at that moment, the first for that name. All are PEM texts.
 * What cannot be read vouches for nobody.
 */
export function isVouchedFor(
  { hostname, shown }: { hostname: string; shown: readonly string[] },
  authorities: readonly string[],
  now = new Date(),
): boolean {
  try {
    const chain = shown.map((text) => new X509Certificate(text));
    const roots = authorities.map((text) => new X509Certificate(text));
    const [own] = chain;
    if (own?.checkHost(hostname) === undefined) return false;
    return leadsTo(chain, roots, now);
  } catch {
    return false;
  }
}

function leadsTo([first, ...rest]: X509Certificate[], roots: X509Certificate[], now: Date): boolean {
  if (!first || !isGood(first, now)) return false;
  if (roots.some((root) => isGood(root, now) && isIssuedBy(first, root))) return true;
  const [next] = rest;
  return next !== undefined && isIssuedBy(first, next) && leadsTo(rest, roots, now);
}

const isGood = ({ validFromDate, validToDate }: X509Certificate, now: Date): boolean =>
  validFromDate <= now && now <= validToDate;

const isIssuedBy = (one: X509Certificate, issuer: X509Certificate): boolean =>
  issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey);
