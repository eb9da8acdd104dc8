import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type ComposeCase, composeFault } from './compose-faults.ts';
import { lineOf } from './compose-lines.ts';
import { composeFile, TOP_KEYS } from './compose-schema.ts';
import { fillVariables } from './fill-variables.ts';
import type { Variables } from './interpolate.ts';
import { toServiceRule } from './service-rule.ts';
import type { StackFile } from './stack-file.ts';
import { requireOrder } from './start-order.ts';

export interface ComposeSource {
  /** Where it lies, for the words of a fault. */
  file: string;
  text: string;
  variables: Variables;
}

type Path = readonly PropertyKey[];
export type Refuse = (path: Path, problem: string, told?: ComposeCase) => never;

const UNKNOWN_KEY = 'Meadow does not know this key';

/** Reads a Compose file. Throws `compose-refused` with the line and the key that is wrong. */
export function readCompose({ file, text, variables }: ComposeSource): StackFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { merge: true, lineCounter: lines });
  const refuse: Refuse = (path, problem, told) => {
    const line = lineOf(document, lines, path);
    throw composeFault(file, { line, key: path.map(String).join('.'), problem, told });
  };
  const [broken] = document.errors;
  if (broken) {
    const { line } = broken.linePos?.[0] ?? { line: 1 };
    throw composeFault(file, { line, key: '', problem: firstLine(broken.message) });
  }
  const raw = plain(document, refuse);
  const { filled, mentions } = fillVariables(raw, variables, refuse);
  const read = composeFile.safeParse(withoutExtensions(filled));
  if (!read.success) {
    const { path, problem } = worst(read.error);
    return refuse(path, problem, problem === UNKNOWN_KEY ? { case: 'unknown-key' } : undefined);
  }
  const { name, services, volumes = {} } = read.data;
  const project = variables.COMPOSE_PROJECT_NAME || name || 'meadow';
  const chosen = (variables.COMPOSE_PROFILES ?? '').split(',').map((profile) => profile.trim());
  const rules = Object.entries(services).map(([service, found]) =>
    toServiceRule(service, found, { all: Object.values(services), chosen }),
  );
  for (const rule of rules) {
    for (const [at, { volume }] of rule.volumes.entries())
      if (!Object.hasOwn(volumes, volume))
        refuse(['services', rule.name, 'volumes', at], `the volume "${volume}" is not named under "volumes"`, {
          case: 'volume',
          volume,
        });
  }
  requireOrder(rules, refuse);
  return { project, services: rules, volumes: Object.keys(volumes), variables: mentions };
}

function plain(document: Document, refuse: Refuse): Record<string, unknown> {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 1000 });
  } catch (error) {
    refuse([], error instanceof Error ? error.message : String(error));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse([], 'it names no services', { case: 'no-services' });
  for (const key of Object.keys(value))
    if (!TOP_KEYS.includes(key) && !key.startsWith('x-')) refuse([key], UNKNOWN_KEY, { case: 'unknown-key' });
  return value as Record<string, unknown>;
}

/** `x-…` may stand in a service too; nobody reads it. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, inner]) => [key, withoutExtensions(inner)]),
  );
}

/** The first thing that is wrong, as deep as it can be told. */
function worst(error: z.ZodError): { path: Path; problem: string } {
  const issue = error.issues[0]!;
  if (issue.code === 'unrecognized_keys') return { path: [...issue.path, issue.keys[0]!], problem: UNKNOWN_KEY };
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
    if (deepest && deepest.path.length > 0) {
      const path = [...issue.path, ...deepest.path];
      return deepest.code === 'unrecognized_keys'
        ? { path: [...path, deepest.keys[0]!], problem: UNKNOWN_KEY }
        : { path, problem: inWords(deepest.message) };
    }
  }
  return { path: issue.path, problem: inWords(issue.message) };
}

const inWords = (message: string): string => firstLine(message).replace(/\.$/, '');

const firstLine = (message: string): string => message.split('\n')[0]!.replace(/ at line \d+, column \d+:$/, '');
