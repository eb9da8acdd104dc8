import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Request } from '../../../services/steps/run-shapes.ts';

const program = fileURLToPath(new URL('../../../host/step.ts', import.meta.url));

export const ALL = ['ingest', 'validate', 'embed', 'train', 'evaluate', 'register', 'gate', 'promote'];

/** Writes what a run is asked for, as whoever starts a run does. */
export async function askFor(
  home: string,
  run: string,
  from: string,
  { id = 'meadow', mode = 'quick' }: { id?: string; mode?: Request['mode'] } = {},
): Promise<void> {
  const file = join(home, 'objects', 'runs', run, 'request.json');
  const request: Request = {
    project: { id, name: id },
    from,
    mode,
    by: 'somebody',
    policy: 'by-itself',
    notes: { limits: [] },
  };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(request));
}

export interface StepEnd {
  code: number | null;
  /** The one line on standard output, as JSON. */
  said: Record<string, unknown>;
  line: string;
}

/** Starts steps as a process of their own, as a shell would. */
export function startSteps(home: string, run: string, steps: string[]): { child: ChildProcess; end: Promise<StepEnd> } {
  const args = ['--disable-warning=ExperimentalWarning', program, ...steps, '--run', run];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, MEADOW_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      words[name] += text;
    });
  }
  const end = new Promise<StepEnd>((resolve) => {
    child.on('close', (code) => {
      const [line = ''] = words.stdout.split('\n');
      resolve({ code, line: words.stdout, said: line === '' ? { stderr: words.stderr } : JSON.parse(line) });
    });
  });
  return { child, end };
}

export const runStepsAlone = (home: string, run: string, steps = ALL): Promise<StepEnd> =>
  startSteps(home, run, steps).end;
