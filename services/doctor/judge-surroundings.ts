import type { FaultShape } from '../../contract/errors.ts';
import type { NetworkState } from '../../contract/network.ts';
import type { Check } from '../../contract/shapes/check.ts';
import type { UsageNow } from '../../contract/usage.ts';
import type { Reason } from '../domain/reason.ts';
import { diskInWords, memoryInWords } from '../domain/sizes.ts';
import type { Judgement } from './judgements.ts';

// What is around Meadow: the computer, its clock, the container engine, clusters. None of it is looked for outside of
// this computer and what it is set up to reach.

const ok = (finding: string, details: Check['details'] = {}): Judgement => ({ state: 'ok', finding, details });

/** Below that, a training or the predictor may be ended by the system. */
const LITTLE_MEMORY = 0.5 * 2 ** 30;

/** macOS counts what it only caches as taken, so that nothing is told from it there. */
export const judgeMemory = ({ total, free, programs }: UsageNow, platform: NodeJS.Platform): Judgement => {
  const own = programs.reduce((sum, { memory }) => sum + memory, 0);
  const details = { how: 'free', total, free, own };
  if (platform === 'darwin')
    return ok(`This computer has ${memoryInWords(total)} of memory; Meadow takes ${memoryInWords(own)}.`, {
      total,
      own,
    });
  const words = `${memoryInWords(free)} of ${memoryInWords(total)} of memory are free; Meadow takes ${memoryInWords(own)}.`;
  if (free >= LITTLE_MEMORY) return ok(words, details);
  return {
    state: 'warning',
    finding: `Only ${words}`,
    hint: 'Close other programs, or let Meadow judge fewer photos at once under Settings, Computing.',
    details,
  };
};

/** Rights in Unix's way; undefined where there is no such file, or the system has none. */
export interface SeenRights {
  folder: number | undefined;
  secrets: number | undefined;
}

export const judgeRights = ({ folder, secrets }: SeenRights): Judgement => {
  const open = [folder, secrets].filter((mode) => mode !== undefined && (mode & 0o077) !== 0);
  if (open.length === 0) return ok('Only you can read what Meadow keeps.');
  return {
    state: 'warning',
    finding: 'Other people of this computer can read what Meadow keeps.',
    hint: 'Let Meadow close it to all but you.',
    fixable: true,
    details: {},
  };
};

export const judgeDoor = (answers: boolean): Judgement =>
  answers
    ? ok('Commands reach this Meadow.')
    : {
        state: 'failed',
        finding: 'Commands do not reach this Meadow: its socket was removed.',
        hint: 'Let Meadow listen anew.',
        fixable: true,
        details: {},
      };

/** `slept`: milliseconds since Meadow was started in which the computer slept. */
export const judgeSleep = (slept: number): Judgement => {
  const minutes = Math.round(slept / 60_000);
  if (minutes === 0) return ok('The computer has not slept since Meadow was started.', { how: 'none', minutes });
  return ok(`The computer slept for ${minutes} minutes since Meadow was started; what was missed ran once after.`, {
    minutes,
  });
};

/** Signatures of requests are refused by the object store beyond a quarter of an hour. */
const FAR_MS = 600_000;
const OFF_MS = 5000;

/** `engine`: milliseconds its clock is ahead; `synchronised`: whether the system follows a time server, where it tells. */
export interface SeenClocks {
  engine: { ahead: number; name: string } | undefined;
  synchronised: boolean | undefined;
}

export const judgeClocks = ({ engine, synchronised }: SeenClocks): Judgement => {
  if (engine && Math.abs(engine.ahead) > OFF_MS) {
    const seconds = Math.round(Math.abs(engine.ahead) / 1000);
    const how = engine.ahead > 0 ? 'ahead of' : 'behind';
    return {
      state: Math.abs(engine.ahead) > FAR_MS ? 'failed' : 'warning',
      finding: `The clock of ${engine.name} is ${seconds} seconds ${how} this computer's.`,
      hint: `Restart ${engine.name}: it takes the time from this computer. Beyond ten minutes the stack's store refuses every request.`,
      details: { how: 'engine', engine: engine.name, seconds, ...commandFor(engine.name) },
    };
  }
  if (synchronised === false)
    return {
      state: 'warning',
      finding: 'The clock of this computer follows no time server.',
      hint: 'Switch that on: certificates and schedules go by it.',
      details: { how: 'host', command: 'sudo timedatectl set-ntp true' },
    };
  if (engine) return ok(`The clock of ${engine.name} goes as this computer's.`, { how: 'engine', engine: engine.name });
  return ok('The clock of this computer goes right, as far as it can tell.', { how: 'host' });
};

/** How an engine's machine is started anew, where it has a command for it. */
const commandFor = (engine: string): { command?: string } => {
  if (engine === 'Colima') return { command: 'colima restart' };
  if (engine === 'Podman') return { command: 'podman machine stop && podman machine start' };
  return engine === 'Docker Desktop' ? { command: 'docker desktop restart' } : {};
};

/** `reached`: whether the proxy of the settings takes connections; undefined where none was tried. */
export const judgeNetwork = (state: NetworkState, reached: Reason | undefined, now: Date): Judgement => {
  const { by, proxy, script, certificates, fault, authorities } = state;
  if (fault)
    return {
      state: 'failed',
      finding: fault.message,
      hint: fault.hint,
      fault,
      details: { ...fault.details, how: 'file' },
    };
  const old = certificates.find(({ until }) => new Date(until) < now);
  if (old)
    return {
      state: 'warning',
      finding: `The certificate "${old.subject}" in the settings has run out.`,
      hint: 'Ask who gave it to you for the new one.',
      details: { how: 'old', subject: old.subject },
    };
  if (reached !== undefined)
    return {
      state: 'warning',
      finding: `The proxy ${proxy} does not answer: ${reached.why}.`,
      hint: 'Check its address under Settings, Network.',
      details: { how: 'proxy', proxy: proxy ?? '', ...reached },
    };
  if (script !== undefined && proxy === undefined)
    return {
      state: 'warning',
      finding: 'The system chooses its proxy by a script, which Meadow does not run.',
      hint: 'Name the proxy under Settings, Network, where downloads do not come through.',
      details: { how: 'script', script },
    };
  const details = { how: by === 'nobody' || proxy === undefined ? 'direct' : by, proxy: proxy ?? '', authorities };
  // The internet is asked for nothing that nobody asked for.
  if (proxy === undefined) return ok('Downloads would go straight to the internet; that was not tried.', details);
  const who = {
    environment: 'the environment says',
    computer: 'the system says',
    settings: 'the settings say',
    nobody: 'nobody says',
  }[by];
  return ok(`Downloads would go by the proxy ${proxy}, as ${who}; what lies behind it was not tried.`, details);
};

/** Bytes that are gone at the next use anyway, or can be fetched again. */
export const judgeDiskSpace = (judged: Judgement, clearable: number): Judgement =>
  judged.state === 'ok' || clearable < 1e6
    ? judged
    : {
        ...judged,
        finding: `${judged.finding} ${diskInWords(clearable)} can be cleared: what can be fetched again, old logs, older copies of records.`,
        hint: 'Let Meadow clear it, move the data folder to another disk under Settings, or free some space yourself.',
        fixable: true,
        details: { ...judged.details, clearable },
      };

/** A move of the data folder that was broken off. */
export const judgeFolderCopy = (folder: string | undefined): Judgement =>
  folder === undefined
    ? ok('No copy of the data folder was left unfinished.')
    : {
        state: 'warning',
        finding: `A copy of the data folder in ${folder} was not finished.`,
        hint: 'Go on with it under Settings, or let Meadow remove it.',
        fixable: true,
        details: { folder },
      };

export interface SeenClusters {
  /** How many the kubeconfig names. */
  known: number;
  /** Why none can be told. */
  fault: { message: string; hint: string } | undefined;
  /** What was found in those where something is deployed. */
  used: readonly { context: string; checks: readonly Pick<Check, 'name' | 'state' | 'finding' | 'hint'>[] }[];
}

const WORST = ['failed', 'warning'] as const;
/** Only copies by load need it, which most clusters of a laptop lack: the Deploy page says so beside their switch. */
const FOR_LOAD = 'metrics';

export const judgeClusters = ({ known, fault, used }: SeenClusters): Judgement => {
  const details = { known, used: used.length };
  for (const state of WORST)
    for (const { context, checks } of used) {
      const wrong = checks.find((each) => each.state === state && each.name !== FOR_LOAD);
      if (wrong)
        return {
          state,
          finding: `${context}: ${wrong.finding}`,
          hint: wrong.hint ?? 'Look at the Deploy page.',
          details: { ...details, context, how: 'wrong', command: `meadow deploy doctor ${context}` },
        };
    }
  if (used.length > 0)
    return ok(`What is deployed can be reached: ${used.map(({ context }) => context).join(', ')}.`, {
      ...details,
      how: 'used',
    });
  if (known > 0) return ok(`${known} clusters are known; nothing is deployed there.`, { ...details, how: 'known' });
  return ok(`No Kubernetes is set up${fault ? '' : ' here'}; Meadow does without.`, { ...details, how: 'none' });
};

/** The engine of containers: missed only where something of the stack is there. */
export const judgeEngine = (
  found:
    | { name: string; version: string }
    | { message: string; hint: string; startable: boolean; fault?: FaultShape | undefined },
  wanted: boolean,
): Judgement => {
  if ('version' in found)
    return ok(`${found.name} ${found.version} answers.`, {
      how: 'answers',
      engine: found.name,
      version: found.version,
    });
  if (!wanted) return ok('No container engine answers; Meadow does without. The stack needs one.', { how: 'none' });
  return {
    state: 'failed',
    finding: found.message,
    hint: found.hint,
    fixable: found.startable,
    ...(found.fault && { fault: found.fault }),
    details: { how: 'gone' },
  };
};
