import type { FromMain } from '../../../contract/shapes/desktop.ts';
import { Fault } from '../../domain/fault.ts';
import type { Launched, Launcher } from '../../ports/launcher.ts';
import type { MainProcess } from './parent-port.ts';

type Exit = Awaited<Launched['exit']>;

/** One program that main runs for the core. */
interface Ward {
  pid: number | undefined;
  started: PromiseWithResolvers<void>;
  exit: PromiseWithResolvers<Exit>;
  /** Messages that came before anyone listened are kept for the first who does. */
  early: unknown[];
  listeners: ((message: unknown) => void)[];
}

/**
 * Starts programs through Electron's main process, because a utility process cannot start others itself. A program
 * that ends before it began rejects the launch with `internal`. Main tells no signal, so `exit.signal` is null.
 */
export function createElectronLauncher(main: MainProcess): Launcher {
  const wards = new Map<number, Ward>();
  let last = 0;
  main.onMessage((message) => {
    if ('id' in message) hear(wards, message);
  });

  return {
    async launch(program, { args = [], env = {} }) {
      last += 1;
      const id = last;
      const ward = newWard();
      wards.set(id, ward);
      main.tell({ type: 'launch', id, program, args, env });
      const ended = await Promise.race([ward.started.promise, ward.exit.promise]);
      if (ended) throw neverBegan(program, ended);
      return toLaunched(main, id, ward);
    },
  };
}

const newWard = (): Ward => ({
  pid: undefined,
  started: Promise.withResolvers(),
  exit: Promise.withResolvers(),
  early: [],
  listeners: [],
});

function hear(wards: Map<number, Ward>, message: Extract<FromMain, { id: number }>): void {
  const ward = wards.get(message.id);
  if (!ward) return; // ended already
  if (message.type === 'started') {
    ward.pid = message.pid;
    ward.started.resolve();
  } else if (message.type === 'posted') {
    if (ward.listeners.length === 0) ward.early.push(message.message);
    for (const listener of ward.listeners) listener(message.message);
  } else {
    wards.delete(message.id);
    ward.exit.resolve({ code: message.code, signal: null, lastWords: message.lastWords });
  }
}

function toLaunched(main: MainProcess, id: number, ward: Ward): Launched {
  return {
    pid: ward.pid,
    exit: ward.exit.promise,
    onMessage(listener) {
      ward.listeners.push(listener);
      for (const message of ward.early.splice(0)) listener(message);
    },
    send: (message) => main.tell({ type: 'send', id, message }),
    async stop(graceMs) {
      main.tell({ type: 'stop', id, graceMs });
      await ward.exit.promise;
    },
  };
}

const neverBegan = (program: string, { code, lastWords }: Exit): Fault =>
  new Fault(
    'internal',
    `Meadow's ${program} could not be started (exit ${code}).`,
    'Restart Meadow; if it stays, run "meadow doctor".',
    { details: { case: 'program-start', said: lastWords.slice(-500), lastWords: lastWords.slice(-500) } },
  );
