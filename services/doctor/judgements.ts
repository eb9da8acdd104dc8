import type { ServingReplica, ServingState } from '../../contract/serving.ts';
import type { Check } from '../../contract/shapes/check.ts';
import { runtimeNames } from '../../contract/shapes/model.ts';
import type { Fault } from '../domain/fault.ts';
import { diskInWords } from '../domain/sizes.ts';
import type { PortOwner } from '../ports/machine-ports.ts';

/** A check without its name. */
export type Judgement = Omit<Check, 'name' | 'fixable'> & { fixable?: boolean };

const OLDEST_NODE = 24;
const GIGABYTE = 1e9;
/** Below that, the next training or a few days of photos may fill the disk. */
const LITTLE = 2 * GIGABYTE;
/** Below that, SQLite and model files can no longer be written safely. */
const TOO_LITTLE = 0.2 * GIGABYTE;

const ok = (finding: string, details: Check['details'] = {}): Judgement => ({ state: 'ok', finding, details });

export const judgeFault = (fault: Fault): Judgement => ({
  state: 'failed',
  finding: fault.message,
  hint: fault.hint,
  fault: fault.toShape(),
  details: fault.details,
});

export const judgeNode = (version: string): Judgement => {
  const details = { version };
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return ok(`Node.js ${version} runs Meadow.`, details);
  const finding = `Node.js ${version} is too old; Meadow needs ${OLDEST_NODE} or newer.`;
  return { state: 'failed', finding, hint: 'Run "npm ci" again: it brings a newer one.', details };
};

export const judgeDisk = (free: number): Judgement => {
  const words = diskInWords(free);
  const details = { free };
  if (free >= LITTLE) return ok(`${words} are free on the disk of the data folder.`, details);
  return {
    state: free >= TOO_LITTLE ? 'warning' : 'failed',
    finding: `Only ${words} are free on the disk of the data folder.`,
    hint: 'Free some space, or choose a data folder on another disk with --home.',
    details,
  };
};

export const judgeDatabase = (problems: readonly string[]): Judgement => {
  const [first] = problems;
  if (first === undefined) return ok('The records are sound.');
  return {
    state: 'failed',
    finding: 'The records are damaged.',
    hint: 'Let Meadow write them anew; where that fails, put a copy from your backup in their place.',
    fixable: true,
    details: { problem: first, problems: problems.length, said: first },
  };
};

/** How the predictor is; that others cannot reach it is another check's matter. */
export const judgePredictor = (serving: ServingState): Judgement =>
  serving.replicas ? judgeReplicas(serving, serving.replicas) : judgeProcess(serving);

/** In the stack, where replicas answer. */
const judgeReplicas = ({ version, error }: ServingState, replicas: readonly ServingReplica[]): Judgement => {
  const ready = replicas.filter((replica) => replica.ready).length;
  const details = { ready, replicas: replicas.length, version: version ?? '' };
  if (ready > 0 && ready === replicas.length) return ok(`${ready} replicas run; version ${version} answers.`, details);
  const finding = error?.message ?? `${ready} of ${replicas.length} replicas answer.`;
  const hint = error?.hint ?? 'Look at the service "api" on the Stack page of the computer that runs the stack.';
  const state = ready === 0 ? 'failed' : 'warning';
  return { state, finding, hint, fixable: false, details, ...(error && { fault: error }) };
};

const judgeProcess = ({ pid, runtime, version, restarts, error, state }: ServingState): Judgement => {
  if (pid !== undefined) {
    const details = { pid, restarts, ...(runtime && { runtime }), ...(version && { version }) };
    if (restarts === 0)
      return ok(
        `The predictor runs with ${runtime ? runtimeNames[runtime] : 'what computes fastest'}; version ${version} answers.`,
        details,
      );
    const finding = `The predictor runs, but died ${restarts} times since Meadow was started.`;
    return {
      state: 'warning',
      finding,
      hint: 'The log in the data folder says why.',
      fixable: true,
      details: { ...details, how: 'restarts' },
    };
  }
  if (error) {
    const { message, hint, details } = error;
    return { state: 'failed', finding: message, hint, fixable: true, details, fault: error };
  }
  const starting = state === 'starting' || state === 'restarting';
  const finding = starting ? 'The predictor is still starting.' : 'The predictor does not run.';
  return {
    state: 'warning',
    finding,
    hint: 'Look again in a moment.',
    fixable: !starting,
    details: { how: starting ? 'starting' : 'off' },
  };
};

const nameOf = ({ pid, name, own }: PortOwner): string => {
  if (own) return 'Meadow itself';
  if (name === undefined) return pid === undefined ? 'another program' : `process ${pid}`;
  return pid === undefined ? `"${name}"` : `"${name}" (process ${pid})`;
};

/** Of the port that the API should have and has not: who has it, or that nobody has it any more. */
function judgeInstead(at: string, port: number, taken: number, owner: PortOwner | undefined): Judgement {
  const details = { port, taken };
  if (!owner)
    return {
      ...ok(`The local API answers at ${at}: port ${taken} was taken when it started, and is free again.`, {
        how: 'free-again',
        ...details,
      }),
      hint: 'Restart the API to have it back.',
      fixable: true,
    };
  const { name, own } = owner;
  if (own) return ok(`The local API answers at ${at}: Meadow itself has port ${taken}.`, { how: 'own', ...details });
  const who = name === undefined && owner.pid === undefined ? 'another program; this system does not say which' : '';
  return ok(`The local API answers at ${at}: port ${taken} is taken by ${who || nameOf(owner)}.`, {
    how: name === undefined ? 'instead' : 'instead-of',
    ...details,
    ...(name !== undefined && { owner: name }),
  });
}

/** Whether the local API can be reached; `owner` is who listens on the port it should have, where somebody does. */
export const judgePort = (
  { on, port, portTaken: taken, address, pid }: ServingState,
  owner: PortOwner | undefined,
): Judgement => {
  if (!on) return ok('The local API is off.', { port });
  if (address !== undefined && taken !== undefined) return judgeInstead(address, port, taken, owner);
  if (address !== undefined) return ok(`The local API answers at ${address}.`, { port });
  if (!owner || (owner.pid !== undefined && owner.pid === pid)) {
    return ok(`Port ${port} is free for the local API.`, { port });
  }
  return {
    state: 'failed',
    finding: `Port ${port}, where the local API should answer, is taken by ${nameOf(owner)}.`,
    hint: owner.own ? 'Choose another port.' : 'Let Meadow choose another port, or quit that program.',
    fixable: true,
    details: {
      port,
      ...(owner.pid !== undefined && { pid: owner.pid }),
      ...(owner.name !== undefined && { name: owner.name, how: 'named' }),
      ...(owner.own && { how: 'own' }),
    },
  };
};
