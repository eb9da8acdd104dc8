/** A program's process, as Electron's UtilityProcess gives it; child processes have nearly the same shape. */
export interface ForkedProcess<Port = never> {
  readonly pid: number | undefined;
  /** Null unless its stdio is piped. */
  readonly stderr: NodeJS.ReadableStream | null;
  postMessage(message: unknown, transfer?: Port[]): void;
  /** Asks it to end. */
  kill(): boolean;
  on(event: 'spawn', listener: () => void): unknown;
  on(event: 'exit', listener: (code: number | null) => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

export type Program = 'core' | 'predictor' | 'step' | 'load';

/** Starts one of the built programs; what `env` names is added to this process' own environment. */
export type Fork<Port = never> = (program: Program, args: string[], env: Record<string, string>) => ForkedProcess<Port>;

const KEPT = 4096;

/** The end of what a process wrote to standard error, for the sentence that says why it ended. */
export function keepLastWords({ stderr }: ForkedProcess): () => string {
  let words = '';
  stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-KEPT);
  });
  return () => words.trim();
}

/** Does that to a process as soon as it has begun: before it has a pid nothing reaches it. */
export function onceBegun<Port>(child: ForkedProcess<Port>, act: () => void): void {
  if (child.pid === undefined) child.on('spawn', act);
  else act();
}

/** Ends a process that does not end by itself in `graceMs`. */
export function killHardAfter<Port>(child: ForkedProcess<Port>, graceMs: number): void {
  const timer = setTimeout(() => onceBegun(child, () => killHard(child.pid)), graceMs);
  child.on('exit', () => clearTimeout(timer));
}

/** One that is gone already is no error. */
function killHard(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
