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

/** Ends a process that would not end by itself; one that is gone already is no error. */
export function killHard(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
