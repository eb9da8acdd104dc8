import type { Launched, Launcher, Program } from '../ports/launcher.ts';

/** The programs that a launcher started and that have not ended. */
export interface RunningPrograms {
  launcher: Launcher;
  running(): { program: Program; pid: number }[];
}

export function watchPrograms(launcher: Launcher): RunningPrograms {
  const started = new Map<Launched, Program>();
  return {
    launcher: {
      async launch(program, options) {
        const launched = await launcher.launch(program, options);
        started.set(launched, program);
        void launched.exit.finally(() => started.delete(launched)).catch(() => undefined);
        return launched;
      },
    },
    running: () => [...started].flatMap(([{ pid }, program]) => (pid === undefined ? [] : [{ program, pid }])),
  };
}
