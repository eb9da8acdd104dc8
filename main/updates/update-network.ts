import type { AuthInfo, Certificate, Session } from 'electron';
import { type NetworkChoice, proxyConfig, proxySignIn } from './proxy-config.ts';
import { isVouchedFor } from './vouched-for.ts';

/** All of a session that is set here. */
export type SessionPart = Pick<Session, 'setProxy' | 'setCertificateVerifyProc'>;

/** How the updater, which asks by Chromium, reaches the internet: as a person chose for all of Meadow. */
export interface UpdateNetwork {
  set(choice: NetworkChoice): Promise<void>;
  /** Signs in at the proxy, and nowhere else; not for ever where it refuses. */
  signIn(info: Pick<AuthInfo, 'isProxy' | 'host'>, answer: (user: string, password: string) => void): void;
}

/** Chromium: nobody it trusts vouches for that certificate. */
const UNKNOWN_AUTHORITY = -202;
const TRUST = 0;
const AS_CHROMIUM_SAYS = -3;
/** A proxy that takes no password asks again and again. */
const MOST_SIGN_INS = 3;
const WITHIN_MS = 60_000;
/** As many as a chain has, and no circle. */
const MOST_SHOWN = 10;

export function createUpdateNetwork(openSession: () => SessionPart, env = process.env): UpdateNetwork {
  let current: NetworkChoice = { except: '', certificates: [] };
  let signIns: number[] = [];
  return {
    async set(choice) {
      current = choice;
      signIns = [];
      const session = openSession();
      const { certificates } = choice;
      session.setCertificateVerifyProc(
        certificates.length === 0
          ? null
          : ({ hostname, certificate, errorCode }, answer) => {
              const unknown = errorCode === UNKNOWN_AUTHORITY;
              const trusted = unknown && isVouchedFor({ hostname, shown: shownBy(certificate) }, certificates);
              answer(trusted ? TRUST : AS_CHROMIUM_SAYS);
            },
      );
      await session.setProxy(proxyConfig(choice, env));
    },
    signIn({ isProxy, host }, answer) {
      const known = proxySignIn(current, env);
      signIns = signIns.filter((at) => at > Date.now() - WITHIN_MS);
      // Without a name and a password the request fails.
      if (!isProxy || known?.host !== host || signIns.length === MOST_SIGN_INS) return answer('', '');
      signIns.push(Date.now());
      answer(known.user, known.password);
    },
  };
}

/** A server's certificate and those it showed with it. */
function shownBy(certificate: Certificate): string[] {
  const shown: string[] = [];
  for (let one: Certificate | undefined = certificate; one && shown.length < MOST_SHOWN; one = one.issuerCert)
    shown.push(one.data);
  return shown;
}
