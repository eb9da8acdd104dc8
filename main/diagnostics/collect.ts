import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoreTrouble, DiagnosticsFile } from '../../contract/desk.ts';
import type { Check } from '../../contract/shapes/check.ts';
import type { CoreClient } from '../core-link.ts';
import { lastPart } from './last-part.ts';
import { withoutSecrets } from './without-secrets.ts';

export interface DiagnosticsParts {
  /** Which program runs on what, line by line. */
  about: Readonly<Record<string, string>>;
  /** The core, where it answers. */
  client: CoreClient | undefined;
  /** Why it does not. */
  trouble: CoreTrouble | undefined;
  /** The data folder, as far as it is known. */
  home: string | undefined;
  /** Where the shell keeps its own logs. */
  logs: string;
  /** The person's own folder. */
  personal: string;
}

/** The doctor waits up to 20 s for a predictor that is starting. */
const PATIENCE_MS = 30_000;
/** Of each log, its end. */
const LOG_BYTES = 200_000;

/**
 * What helps to find a fault: versions, why the core stopped, what the doctor says, the settings, the work, and the ends
 * of the logs; no photos, and nothing that `withoutSecrets` takes out.
 */
export async function collectDiagnostics(parts: DiagnosticsParts): Promise<DiagnosticsFile[]> {
  const { client, home } = parts;
  const [asked, logs, own, secrets] = await Promise.all([
    client ? askCore(client) : [],
    home === undefined ? [] : readLogs(join(home, 'logs')),
    readLogs(parts.logs),
    knownSecrets(parts),
  ]);
  const files = [
    { name: 'about.txt', text: lines(Object.entries(parts.about).map(([name, value]) => `${name}: ${value}`)) },
    ...(parts.trouble
      ? [{ name: 'trouble.txt', text: lines([parts.trouble.message, parts.trouble.hint, parts.trouble.lastWords]) }]
      : []),
    ...asked,
    ...logs,
    ...own,
  ];
  return files.map(({ name, text }) => ({ name, text: withoutSecrets(text, { secrets, home: parts.personal }) }));
}

async function askCore(client: CoreClient): Promise<DiagnosticsFile[]> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const doctor = client.doctor.run(undefined, { signal }).then((checks) => lines(checks.map(inWords)));
  const settings = client.settings.get(undefined, { signal }).then(asText);
  const jobs = client.jobs.list(undefined, { signal }).then(asText);
  return Promise.all([
    fileOf('doctor.txt', doctor, signal),
    fileOf('settings.json', settings, signal),
    fileOf('jobs.json', jobs, signal),
  ]);
}

/** What cannot be told says why: that is a finding too. */
async function fileOf(name: string, said: Promise<string>, signal: AbortSignal): Promise<DiagnosticsFile> {
  const late = new Promise<never>((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error('It did not answer in time.')), { once: true }),
  );
  return {
    name,
    text: await Promise.race([said, late]).catch((thrown: unknown) => `It could not be asked: ${thrown}\n`),
  };
}

const inWords = ({ name, state, finding, hint }: Check): string =>
  `${state.padEnd(7)} ${name}: ${finding}${hint === undefined ? '' : ` ${hint}`}`;

async function readLogs(folder: string): Promise<DiagnosticsFile[]> {
  const names = await readdir(folder).catch(() => []);
  const logs = names.filter((name) => /^[\w.-]+\.log$/.test(name)).toSorted();
  return Promise.all(
    logs.map(async (name) => ({ name: `logs/${name}`, text: await lastPart(join(folder, name), LOG_BYTES) })),
  );
}

/** The keys of this installation, from their file where it can be read, and those of the stack from the core. */
async function knownSecrets({ client, home }: DiagnosticsParts): Promise<string[]> {
  const kept = home === undefined ? [] : await readFile(join(home, 'secrets.json'), 'utf8').then(valuesOf, () => []);
  if (!client) return kept;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const [serving, stack] = await Promise.allSettled([
    client.serving.state(undefined, { signal }),
    client.stack.secrets(undefined, { signal }),
  ]);
  return [
    ...kept,
    ...(serving.status === 'fulfilled' && serving.value.key !== undefined ? [serving.value.key] : []),
    ...(stack.status === 'fulfilled' ? stack.value.map(({ value }) => value) : []),
  ];
}

function valuesOf(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    return Object.values(value ?? {}).filter((one) => typeof one === 'string');
  } catch {
    return [];
  }
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;
const asText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
