/** A program of Meadow's that runs in a process of its own. */
export interface Launched {
  readonly pid: number | undefined;
  /** Messages it posts; a process that posts none has nothing to say but its exit. */
  onMessage(listener: (message: unknown) => void): void;
  send(message: object): void;
  /** Resolves when it has ended, killed or not. */
  readonly exit: Promise<{ code: number | null; signal: string | null; lastWords: string }>;
  /** Asks it to stop; after `graceMs` it is killed. Resolves when it has ended. */
  stop(graceMs: number): Promise<void>;
}

/** Meadow's programs besides the core. */
export type Program = 'predictor' | 'step' | 'load';

/** Starts the programs under `host/`: child processes under Node, utility processes under Electron. */
export interface Launcher {
  launch(program: Program, options: { args?: string[]; env?: Record<string, string> }): Promise<Launched>;
}
