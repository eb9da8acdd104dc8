import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** One message of a task's log: what Airflow knows by itself, and what the program gave it besides. */
const messageShape = z.looseObject({
  timestamp: z.string().nullish(),
  event: z.string().catch(''),
  level: z.string().nullish(),
  error_detail: z
    .array(
      z.looseObject({
        exc_type: z.string().nullish(),
        exc_value: z.string().nullish(),
        frames: z
          .array(z.looseObject({ filename: z.string(), lineno: z.int(), name: z.string() }))
          .nullish()
          .catch([]),
      }),
    )
    .nullish()
    .catch([]),
});

/** What is said of each message, and tells a reader of this one task nothing. */
const USUAL: ReadonlySet<string> = new Set([
  'timestamp',
  'event',
  'level',
  'error_detail',
  'logger',
  'filename',
  'lineno',
  'chan',
  'ti',
  'ti_id',
  'task_id',
  'dag_id',
  'run_id',
  'map_index',
  'try_number',
]);
/** Airflow folds its own messages between these. */
const FOLD = /^::(?:end)?group::/;
/** Where Airflow found the log, which it says before it. */
const SOURCE = /^(?:::group::Log message source details|\/|https?:)/;
const LONGEST = 16_384;

export interface LogText {
  /** None where it says none: it belongs to the message before it. */
  at: string | undefined;
  text: string;
}

/** A line of Airflow's log as lines for people; none where there is nothing to read in it. */
export function readLogMessage(line: string): LogText[] {
  const message = parse(line);
  if (!message) return [];
  const { timestamp, event, level, error_detail: errors } = message;
  if (event.startsWith('::endgroup::') || (!timestamp && SOURCE.test(event))) return [];
  const at = timestamp && Number.isFinite(Date.parse(timestamp)) ? new Date(timestamp).toISOString() : undefined;
  const grave = level && !/^info$/i.test(level) ? `${level.toUpperCase()} ` : '';
  const more = Object.entries(message).flatMap(([name, value]) => (USUAL.has(name) ? [] : [`${name}=${said(value)}`]));
  const first = [grave + event.replace(FOLD, ''), ...more].join(' ').trimEnd();
  return [first, ...(errors ?? []).flatMap(asTrace)]
    .flatMap((text) => stripVTControlCharacters(text).split('\n'))
    .filter((text) => text !== '')
    .map((text) => ({ at, text: text.slice(0, LONGEST) }));
}

function parse(line: string): z.infer<typeof messageShape> | undefined {
  try {
    return messageShape.safeParse(JSON.parse(line)).data;
  } catch {
    return line.trim() === '' ? undefined : { event: line };
  }
}

const said = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** As Python writes it. */
const asTrace = ({ exc_type: type, exc_value: value, frames }: { [name: string]: unknown }): string[] => [
  'Traceback (most recent call last):',
  ...((frames ?? []) as { filename: string; lineno: number; name: string }[]).map(
    ({ filename, lineno, name }) => `  File "${filename}", line ${lineno}, in ${name}`,
  ),
  `ERROR ${String(type)}: ${String(value)}`,
];
