import { createHash, randomBytes } from 'node:crypto';

/** Tokens that wait to be used, and sessions that are alive; the oldest gives way. */
const MOST = 64;
/** Windows one browser may have open at once. */
const MOST_KEYS = 32;

/** What a used link gives: the cookie for the browser, and the key only that window knows. */
export interface Entry {
  cookie: string;
  key: string;
}

export interface Sessions {
  /** A token that opens the window once. */
  token(): string;
  /** Uses up a token. A browser that has a session already keeps it, and gets a key for one more window. */
  enter(token: string, cookie: string | undefined): Entry | undefined;
  knows(cookie: string | undefined): boolean;
  /** A request may act only with both: the cookie goes to every server on this machine, the key to none. */
  allows(cookie: string | undefined, key: string | undefined): boolean;
}

/** The sessions of one web host, in memory: they end with it. Only digests are kept. */
export function createSessions(): Sessions {
  const tokens = new Set<string>();
  const sessions = new Map<string, Set<string>>();

  const start = (cookie: string) => {
    const keys = new Set<string>();
    sessions.set(digest(cookie), keys);
    forgetOldest(sessions, MOST);
    return keys;
  };

  return {
    token() {
      const token = secret();
      tokens.add(digest(token));
      forgetOldest(tokens, MOST);
      return token;
    },

    enter(token, known) {
      if (!tokens.delete(digest(token))) return undefined;
      const existing = known === undefined ? undefined : sessions.get(digest(known));
      const cookie = existing && known !== undefined ? known : secret();
      const keys = existing ?? start(cookie);
      const key = secret();
      keys.add(digest(key));
      forgetOldest(keys, MOST_KEYS);
      return { cookie, key };
    },

    knows: (cookie) => cookie !== undefined && sessions.has(digest(cookie)),

    allows(cookie, key) {
      if (cookie === undefined || key === undefined) return false;
      return sessions.get(digest(cookie))?.has(digest(key)) ?? false;
    },
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Looked up by digest, a secret cannot be guessed from how long the look-up takes. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function forgetOldest(entries: Set<string> | Map<string, unknown>, most: number): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= most) return;
    entries.delete(oldest);
  }
}
