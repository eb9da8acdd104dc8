import type { LogLine } from '../../../contract/shapes/stack.ts';
import { type LogLevel, levelOf } from './log-level.ts';

/** Lines that are kept at most; the oldest make room. */
export const MOST_LINES = 100_000;

export interface LogRow extends LogLine {
  /** Counts up; never used twice. */
  key: number;
  level: LogLevel;
  /** Its text in small letters, once it was looked for. */
  lower?: string;
}

export interface LogFilter {
  /** Lines with this in them, whatever its case. */
  find?: string | undefined;
  level: 'all' | 'warning' | 'error';
}

/**
 * The lines of a log as they come, and those of them that are looked for. It is changed in place, since a hundred
 * thousand lines are not copied ten times a second.
 */
export function createLogView(most = MOST_LINES) {
  let all: LogRow[] = [];
  let shown: LogRow[] = [];
  let filter: LogFilter = { level: 'all' };
  let next = 0;
  /** The last moment of each container: what comes again after a break is known. */
  const last = new Map<string, string>();
  let latest = '';
  let again = false;

  function add(lines: readonly LogLine[]): void {
    for (const line of lines) {
      const container = `${line.service} ${line.number}`;
      const known = last.get(container);
      if (again && known !== undefined && line.at <= known) continue;
      if (known === undefined || line.at > known) last.set(container, line.at);
      if (line.at > latest) latest = line.at;
      const row: LogRow = { ...line, key: next++, level: levelOf(line.text) };
      all.push(row);
      if (shown !== all && matches(row, filter)) shown.push(row);
    }
    // Making room costs a copy, so it is made for many lines at once.
    if (all.length > most * 1.1) drop();
  }

  function drop(): void {
    const whole = shown === all;
    all = all.slice(-most);
    const oldest = all[0]?.key ?? 0;
    shown = whole ? all : shown.filter(({ key }) => key >= oldest);
  }

  return {
    add,
    /** From now on lines may come that came before. */
    expectAgain() {
      again = true;
    },
    narrow(wanted: LogFilter): void {
      // With every letter typed, only what was found before can be found still.
      const from = goesOn(filter, wanted) ? shown : all;
      filter = wanted;
      shown = isNarrow(wanted) ? from.filter((row) => matches(row, wanted)) : all;
    },
    shown: (): readonly LogRow[] => (isNarrow(filter) ? shown : all),
    total: (): number => all.length,
    /** The moment of its last line; empty without one. */
    latest: (): string => latest,
  };
}
export type LogView = ReturnType<typeof createLogView>;

const goesOn = (before: LogFilter, wanted: LogFilter): boolean =>
  before.level === wanted.level &&
  Boolean(before.find) &&
  Boolean(wanted.find?.toLowerCase().startsWith(before.find?.toLowerCase() ?? ''));

const isNarrow = ({ find, level }: LogFilter): boolean => Boolean(find) || level !== 'all';

function matches(row: LogRow, { find, level: wanted }: LogFilter): boolean {
  if (wanted === 'error' && row.level !== 'error') return false;
  if (wanted === 'warning' && row.level !== 'error' && row.level !== 'warning') return false;
  if (!find) return true;
  row.lower ??= row.text.toLowerCase();
  return row.lower.includes(find.toLowerCase());
}

/** A text in pieces, each said to be what is looked for or not. */
export function pieces(text: string, find: string | undefined): { text: string; found: boolean; at: number }[] {
  if (!find) return [{ text, found: false, at: 0 }];
  const [lower, wanted] = [text.toLowerCase(), find.toLowerCase()];
  // Some letters are two in lower case: places would not be those of the text.
  if (lower.length !== text.length) return [{ text, found: false, at: 0 }];
  const parts: { text: string; found: boolean; at: number }[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), found: false, at: from });
    parts.push({ text: text.slice(at, at + wanted.length), found: true, at });
    from = at + wanted.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), found: false, at: from });
  return parts;
}

/** Lines as a file has them. */
export function asText(rows: readonly LogLine[]): string {
  return rows.map(({ at, service, number, text }) => `${at} ${service}-${number} ${text}\n`).join('');
}
