import { z } from 'zod';
import { dataFolderState } from '../../../contract/data-folder.ts';
import { networkState } from '../../../contract/network.ts';
import { servingState } from '../../../contract/serving.ts';
import { stackCheck } from '../../../contract/stack.ts';
import { createCaches } from '../../adapters/local/caches.ts';
import { homeLayout, openHome } from '../../adapters/local/home.ts';
import { closeRights, seeRights } from '../../adapters/local/rights.ts';
import { machinePorts } from '../../adapters/node/machine-ports.ts';
import { followsTimeServer } from '../../adapters/node/time-server.ts';
import { createDoctor } from '../../doctor/doctor.ts';
import type { SeenClocks, SeenClusters } from '../../doctor/judge-surroundings.ts';
import { surroundings } from '../../doctor/surroundings.ts';
import type { Starter } from '../../models/models.ts';
import { readWeights } from '../backbone.ts';
import { containerEngines } from '../container-engines.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { lazyNetworkAccess } from '../lazy-adapters.ts';

export const joinDoctor = (ground: Ground, others: Joined, { version }: Starter): Joined['doctor'] => {
  const { home, catalog } = ground;
  const { models, serving } = others;
  return createDoctor({
    folder: home,
    openFolder: () => openHome(home),
    catalog,
    readStarter: async () => models.read(version),
    readBackbone: readWeights,
    ports: machinePorts,
    caches: createCaches(homeLayout(home)),
    // In the stack these are the matter of the computer that runs it.
    around: ground.inStack ? [] : aroundOf(ground, others),
    serving: {
      ...serving,
      state: async () => servingState.parse(await serving.state()),
      ready: () => {
        serving.start();
        return serving.ready();
      },
    },
  });
};

const stackChecks = z.array(stackCheck);

/** Time that passed by the clock on the wall and not for this process: the computer slept. */
const begun = { wall: Date.now(), awake: performance.now() };
const slept = () => Math.max(0, Date.now() - begun.wall - (performance.now() - begun.awake));

function aroundOf(ground: Ground, { usage, network, dataFolder, stack, deploying }: Joined) {
  const { home, places } = ground;
  const engineState = () =>
    containerEngines()
      .then((engines) => engines.find())
      .then((engine) => engine.state())
      .catch(() => undefined);
  const engineClock = async (): Promise<SeenClocks['engine']> => {
    const before = Date.now();
    const state = await engineState();
    const middle = (before + Date.now()) / 2;
    return state && { name: state.name, ahead: state.now.getTime() - middle };
  };
  const clusters = async (): Promise<SeenClusters> => {
    const [{ clusters: known, fault }, deployed] = await Promise.all([deploying.clusters(), deploying.list()]);
    const contexts = new Set(deployed.flatMap(({ target }) => (target.kind === 'kubernetes' ? target.context : [])));
    const used = await Promise.all(
      [...contexts].map(async (context) => ({ context, checks: await deploying.doctor({ context }) })),
    );
    return { known: known.length, fault, used };
  };
  return surroundings({
    usage: () => usage.now(),
    rights: { see: () => seeRights(homeLayout(home)), close: () => closeRights(homeLayout(home)) },
    door: ground.door,
    slept,
    clocks: async () => ({ engine: await engineClock(), synchronised: await followsTimeServer() }),
    network: async () => networkState.parse(await network.state()),
    engineProxy: async () => {
      const state = await engineState();
      return state && { name: state.name, onThisLinux: state.folder !== undefined, proxy: state.proxy };
    },
    proxySilent: lazyNetworkAccess.proxySilent,
    dataFolder: { ...dataFolder, state: async () => dataFolderState.parse(await dataFolder.state()) },
    stack: {
      wanted: async () =>
        (await places.inStack()).size > 0 ||
        (await stack.status()).services.some(({ containers }) => containers.length > 0),
      preflight: async () => stackChecks.parse(await stack.preflight()),
      fix: (input) => stack.fix(input),
    },
    clusters,
  });
}
