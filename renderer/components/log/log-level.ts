/** How grave a line is, as far as it says so. */
export type LogLevel = 'error' | 'warning' | 'info' | 'debug';

/** pino and bunyan write numbers. */
const numbered = /"level":\s*(\d{2})\b/;
const words = 'fatal|panic|critical|crit|emerg|alert|error|err|warning|warn|notice|info|debug|trace';
const field = new RegExp(`(?:"level":\\s*"|\\b(?:level|lvl|severity)=|\\[)(${words})\\b`, 'i');
/** Without a field only capitals count: small letters are words of the message. */
const capitals = new RegExp(`\\b(${words.toUpperCase()})\\b`);
/** A level stands near the beginning of a line. */
const HEAD = 120;

const levels: Record<string, LogLevel> = {
  fatal: 'error',
  panic: 'error',
  critical: 'error',
  crit: 'error',
  emerg: 'error',
  alert: 'error',
  error: 'error',
  err: 'error',
  warning: 'warning',
  warn: 'warning',
  debug: 'debug',
  trace: 'debug',
};

/** What nearly every program writes near the beginning of its lines. */
export function levelOf(text: string): LogLevel {
  const head = text.slice(0, HEAD);
  const number = numbered.exec(head)?.[1];
  if (number !== undefined) return fromNumber(Number(number));
  const word = (field.exec(head) ?? capitals.exec(head))?.[1];
  if (word) return levels[word.toLowerCase()] ?? 'info';
  return head.startsWith('Traceback (most recent call last)') ? 'error' : 'info';
}

function fromNumber(level: number): LogLevel {
  if (level >= 50) return 'error';
  if (level >= 40) return 'warning';
  return level >= 30 ? 'info' : 'debug';
}
