import type { AuthInfo, Session } from 'electron';
import { type NetworkChoice, proxyConfig, proxySignIn } from './proxy-config.ts';

/** All of a session that is set here. Whom to trust is left to Chromium, which trusts whom the system trusts. */
export type SessionPart = Pick<Session, 'setProxy'>;

/** How the updater, which asks by Chromium, reaches the internet: as a person chose for all of Meadow. */
export interface UpdateNetwork {
  set(choice: NetworkChoice): Promise<void>;
  /** Resolves when the session goes by the last choice. */
  reached(): Promise<void>;
  /** Signs in at the proxy, and nowhere else; not for ever where it refuses. */
  signIn(info: Pick<AuthInfo, 'isProxy' | 'host'>, answer: (user: string, password: string) => void): void;
}

/** A proxy that takes no password asks again and again. */
const MOST_SIGN_INS = 3;
const WITHIN_MS = 60_000;

export function createUpdateNetwork(openSession: () => SessionPart, env = process.env): UpdateNetwork {
  let current: NetworkChoice = { except: '' };
  let signIns: number[] = [];
  let last = Promise.resolve();
  return {
    reached: () => last,
    set(choice) {
      current = choice;
      signIns = [];
      last = openSession().setProxy(proxyConfig(choice, env));
      return last;
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
