const REMOVED = '[removed]';

/** Names of what is nobody's business, as logs, addresses and environments write them. */
const SECRET_NAME =
  '[\\w.-]{0,60}(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|authori[sz]ation|cookie|signature|session|key)[\\w-]{0,60}';
/** In quotes, in quotes within quotes, or up to where a value ends. */
const VALUE = '(?:\\\\"(?:(?!\\\\").)*\\\\"|"(?:[^"\\\\]|\\\\.)*"|\'[^\']*\'|[^\\s"\'`,;&}\\])]+)';

const RULES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, REMOVED],
  // Who asks for a page says who they are before an @.
  [/(\w:\/\/)[^\s/@"']+@/g, `$1${REMOVED}@`],
  [/\b(Bearer|Basic)\s+[^\s"',;\\]{4,}/gi, `$1 ${REMOVED}`],
  [new RegExp(`(${SECRET_NAME}\\\\?["']?\\s*[:=]\\s*)(?!\\[removed\\]|Bearer |Basic )${VALUE}`, 'gi'), `$1${REMOVED}`],
  [/\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, REMOVED],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, REMOVED],
  [/\bgh[pousr]_\w{20,}/g, REMOVED],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, REMOVED],
  // Hashes help to tell files apart: their beginning is enough for that, and too little for a key.
  [/\b([0-9a-f]{8})[0-9a-f]{24,}\b/gi, '$1…'],
  // What looks thrown like dice: capitals, small letters and digits, long and in one piece.
  [/(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{28,}=*(?![\w-])/g, REMOVED],
  [/(?<![\w+/-])(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])(?=[\w+/-]*\d)(?=[\w-]*[+/])[\w+/-]{40,}=*(?![\w+/-])/g, REMOVED],
];

export interface SecretsKnown {
  /** Secrets of this installation, as far as they are known. */
  secrets: readonly string[];
  /** The person's own folder: it names them. */
  home: string;
}

/**
 * A text without what must not leave the computer: the secrets that are known, however they are written, whatever looks
 * like one, addresses of people, and the name of the person's own folder. What is removed is replaced by a word that says
 * so, hashes by their beginning.
 */
export function withoutSecrets(text: string, { secrets, home }: SecretsKnown): string {
  const known = secrets
    .filter((secret) => secret.length >= LEAST)
    .flatMap((secret) => [secret, encodeURIComponent(secret), inJson(secret), inJson(inJson(secret))])
    .toSorted((one, other) => other.length - one.length);
  const named = withoutHome(text, home);
  const unknown = known.reduce((rest, secret) => rest.replaceAll(secret, REMOVED), named);
  return RULES.reduce((rest, [pattern, word]) => rest.replace(pattern, word), unknown);
}

/**
 * However a program writes the folder: as it is, in JSON, in JSON in JSON, as an address with %20 and its like. Windows takes
 * one kind of stroke for the other, and large letters for small ones.
 */
function withoutHome(text: string, home: string): string {
  if (home.length < 2) return text;
  const isOfWindows = /^(?:[a-z]:|\\\\)/i.test(home);
  const spelled = Array.from(home, (sign) => {
    if (isOfWindows && (sign === '\\' || sign === '/')) return '(?:\\\\{1,4}|/|%5c|%2f)';
    const cases = isOfWindows ? [sign, sign.toLowerCase(), sign.toUpperCase()] : [sign];
    const ways = [...new Set(cases.flatMap(spellings))].toSorted((one, other) => other.length - one.length);
    return `(?:${ways.map(RegExp.escape).join('|')})`;
  });
  return text.replace(new RegExp(spelled.join(''), isOfWindows ? 'giu' : 'gu'), '~');
}

const spellings = (sign: string): string[] => {
  const coded = Buffer.from(sign).toString('hex').replace(/../g, '%$&');
  return [inJson(inJson(sign)), inJson(sign), sign, coded, coded.toUpperCase()];
};

/** Shorter ones are words that stand everywhere: to remove them would tell them. */
const LEAST = 6;
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
