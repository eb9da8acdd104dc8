import type { DataFolderState } from '../../contract/data-folder.ts';
import type { NetworkState } from '../../contract/network.ts';
import type { StackCheck, StackFix } from '../../contract/stack.ts';
import type { UsageNow } from '../../contract/usage.ts';
import type { NetworkAccess } from '../ports/network-access.ts';
import type { Examination, NamedJudgement } from './examination.ts';
import { judgeEngineProxy, type SeenEngineProxy } from './judge-engine-proxy.ts';
import {
  judgeClocks,
  judgeClusters,
  judgeDoor,
  judgeEngine,
  judgeFolderCopy,
  judgeMemory,
  judgeNetwork,
  judgeRights,
  judgeSleep,
  type SeenClocks,
  type SeenClusters,
  type SeenRights,
} from './judge-surroundings.ts';

type Answer<T> = T | Promise<T>;

export interface SurroundingsParts {
  usage(): Answer<UsageNow>;
  rights: { see(): Promise<SeenRights>; close(): Promise<void> };
  /** Where commands come in. */
  door: { answers(): Promise<boolean>; listenAnew(): Promise<void> };
  /** Milliseconds the computer has slept since the core was started. */
  slept(): number;
  clocks(): Promise<SeenClocks>;
  network(): Answer<NetworkState>;
  proxySilent: NetworkAccess['proxySilent'];
  /** The engine of containers; none where none answers. */
  engineProxy(): Promise<SeenEngineProxy | undefined>;
  dataFolder: { state(): Answer<DataFolderState>; discard(): Answer<unknown> };
  /** Looks at what the stack needs; `wanted` where something of it is there. */
  stack: {
    wanted(): Promise<boolean>;
    preflight(): Answer<readonly StackCheck[]>;
    fix(input: StackFix): Answer<unknown>;
  };
  clusters(): Promise<SeenClusters>;
}

const portName = ({ details }: StackCheck) => `stack-port-${details.port}`;

/** What Meadow stands on besides itself. */
export const surroundings = (parts: SurroundingsParts): Examination[] => {
  let checks: Promise<readonly StackCheck[]> | undefined;
  const preflight = async () => parts.stack.preflight();
  const mend = async (pick: (check: StackCheck) => boolean) => {
    const fix = (await (checks ?? preflight())).find(pick)?.fix;
    if (fix) await parts.stack.fix(fix);
  };

  const engine = async () => {
    checks = preflight();
    const [all, wanted] = await Promise.all([checks, parts.stack.wanted()]);
    const gone = all.find((each) => each.name.startsWith('engine') && each.state === 'failed');
    const details = all.find(({ name }) => name === 'engine-version')?.details ?? {};
    if (!gone) return judgeEngine({ name: String(details.name ?? ''), version: String(details.version ?? '') }, wanted);
    return judgeEngine(
      { message: gone.finding, hint: gone.hint ?? '', startable: gone.fixable, fault: gone.fault },
      wanted,
    );
  };
  const stackPorts = async (): Promise<NamedJudgement[]> => {
    const [all, wanted] = await Promise.all([preflight(), parts.stack.wanted()]);
    return all
      .filter(({ name, state }) => name === 'ports' && state === 'failed')
      .map(({ fix: _, ...each }) => ({ ...each, state: wanted ? 'failed' : 'warning', name: portName(each) }));
  };
  const room = (name: 'memory' | 'disk') => async (): Promise<NamedJudgement[]> => {
    const [all, wanted] = await Promise.all([preflight(), parts.stack.wanted()]);
    // Who never started the stack is told of its needs when they do.
    return all
      .filter((each) => each.name === name && each.state !== 'ok' && wanted)
      .map(({ fix: _, ...each }) => ({ ...each, name: `stack-${name}` }));
  };
  const network = async () => {
    const state = await parts.network();
    const tried = state.proxy === undefined ? undefined : await parts.proxySilent(state.proxy);
    return judgeNetwork(state, tried, new Date());
  };

  const engineProxy = async (): Promise<NamedJudgement[]> => {
    const [seen, state] = await Promise.all([parts.engineProxy(), parts.network()]);
    const judged = judgeEngineProxy(seen, state);
    return judged ? [{ ...judged, name: 'engine-proxy' }] : [];
  };

  return [
    {
      name: 'memory',
      meaning: 'Verdicts and trainings need memory; where there is none, the system ends programs.',
      look: async () => judgeMemory(await parts.usage(), process.platform),
    },
    {
      name: 'rights',
      meaning: 'Your photos and the keys of this installation are for you alone.',
      look: async () => judgeRights(await parts.rights.see()),
      cure: () => parts.rights.close(),
    },
    {
      name: 'folder-copy',
      meaning: 'A move of the data folder that was broken off leaves a copy that takes room.',
      look: async () => judgeFolderCopy((await parts.dataFolder.state()).unfinished?.folder),
      cure: async () => parts.dataFolder.discard(),
    },
    {
      name: 'door',
      meaning: 'The meadow command works through the Meadow that is open, by a socket in the data folder.',
      look: async () => judgeDoor(await parts.door.answers()),
      cure: () => parts.door.listenAnew(),
    },
    {
      name: 'network',
      meaning: 'Only the buttons that download photos use the internet; they go by the proxy, if there is one.',
      look: network,
    },
    {
      name: 'clocks',
      meaning: 'Schedules, certificates and the requests of the stack are refused where clocks differ.',
      look: async () => judgeClocks(await parts.clocks()),
    },
    {
      name: 'sleep',
      meaning: 'Trainings pause while the computer sleeps, and what was missed runs once.',
      look: async () => judgeSleep(parts.slept()),
    },
    {
      name: 'engine',
      meaning: 'The stack runs in containers of Docker, Podman or their like.',
      look: engine,
      cure: () => mend(({ name }) => name === 'engine'),
    },
    {
      name: 'engine-proxy',
      meaning:
        'Images of the stack are downloaded by the engine, by a proxy of its own: what Settings name is for Meadow alone.',
      look: engineProxy,
    },
    {
      name: 'stack-port',
      meaning: 'Each service of the stack has a port of its own on this computer.',
      look: stackPorts,
      cure: (name) => mend((check) => check.name === 'ports' && portName(check) === name),
    },
    {
      name: 'stack-memory',
      meaning: 'All services of the stack together take memory of the engine.',
      look: room('memory'),
    },
    { name: 'stack-disk', meaning: 'Images and data of the stack lie on the disk of the engine.', look: room('disk') },
    {
      name: 'kubernetes',
      meaning: 'Versions can be deployed to the clusters of your kubeconfig.',
      look: async () => judgeClusters(await parts.clusters()),
    },
  ];
};
