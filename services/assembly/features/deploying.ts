import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Clusters } from '../../../contract/deploying.ts';
import type { DeployTarget } from '../../../contract/shapes/deployment.ts';
import { createProcessDeployer } from '../../adapters/node/process-deployer.ts';
import { createDeploying, type Deploying } from '../../deploying/deploying.ts';
import { deliverImage } from '../../deploying/image-delivery.ts';
import { createModelImages } from '../../deploying/model-images.ts';
import { fieldManager } from '../../domain/deploying/field-manager.ts';
import { imageRoad } from '../../domain/deploying/image-road.ts';
import { asFault, Fault } from '../../domain/fault.ts';
import type { SettingRecords } from '../../ports/catalog/settings.ts';
import type { Deployer } from '../../ports/deployer.ts';
import { API_KEY } from '../../serving/serving-facts.ts';
import { createDesiredStates } from '../../steps/desired-state.ts';
import { containerEngines } from '../container-engines.ts';
import type { Ground } from '../ground.ts';
import { buildProgramImage, programImage } from '../image-sources.ts';
import { photosForCanary } from '../photos-for-canary.ts';

/** The secret by which the core speaks to what it has deployed. */
export const DEPLOY_TOKEN = 'deploy-token';

const BASE = fileURLToPath(new URL('../../../k8s/base', import.meta.url));

const kubeconfigPlace = () => ({ home: homedir(), paths: process.env.KUBECONFIG });

/** The client of clusters takes seconds to load, and most who use Meadow have none. */
export const kubernetes = () => import('../../adapters/kubernetes/index.ts');

export async function clusters(): Promise<Clusters> {
  const { clustersOf, readKubeconfig } = await kubernetes();
  try {
    return { clusters: clustersOf(readKubeconfig(kubeconfigPlace())) };
  } catch (thrown) {
    return { clusters: [], fault: asFault(thrown).toShape() };
  }
}

async function kubeconfigText(): Promise<string> {
  const { readKubeconfig } = await kubernetes();
  return readKubeconfig(kubeconfigPlace()).exportConfig();
}

export async function connect(context: string, manager: string) {
  const { connectCluster, readKubeconfig } = await kubernetes();
  return connectCluster(() => readKubeconfig(kubeconfigPlace()), context, manager);
}

async function inCluster(context: string, manager: string): Promise<Deployer> {
  const { createKubernetesDeployer, MODEL_PATH, readManifests } = await kubernetes();
  const found = (await clusters()).clusters.find((each) => each.context === context);
  const road = imageRoad(found?.kind ?? 'other', context, process.env.MEADOW_IMAGE_LOADER);
  const engine = async () => (await containerEngines()).find();
  const images = createModelImages({ engine, base: programImage(), buildBase: buildProgramImage, path: MODEL_PATH });
  return createKubernetesDeployer({
    cluster: await connect(context, manager),
    base: () => readManifests(BASE),
    nodePort: found !== undefined && found.kind !== 'other',
    imageOf: images.provide,
    deliver: (image, watch) => deliverImage(road, engine, image, watch),
  });
}

/** What runs inside the stack has neither a kubeconfig nor an engine. */
export const inside = (): Fault =>
  new Fault(
    'cluster-missing',
    'This Meadow runs inside the stack.',
    'Deploy with Meadow on the computer that started it.',
    { details: { inside: 'stack' } },
  );

/** What this Meadow is called where several deploy the same project; it stays. */
async function nameOf(settings: SettingRecords): Promise<string> {
  const known = await settings.get(DEPLOYER);
  if (typeof known === 'string') return known;
  const name = randomUUID();
  await settings.put(DEPLOYER, name);
  return name;
}

const DEPLOYER = 'deployer';

export function joinDeploying(ground: Ground): Deploying {
  const { launcher, clock, opened, places, settings, secrets, inStack = false } = ground;
  const deployers = new Map<string, { deployer: Promise<Deployer>; written: string }>();
  ground.closing.defer(async () => {
    for (const { deployer } of deployers.values()) await (await deployer.catch(() => undefined))?.close();
  });
  const manager = async () => fieldManager(await secrets.get(DEPLOY_TOKEN));
  const open = async (target: DeployTarget): Promise<Deployer> =>
    target.kind === 'kubernetes'
      ? inCluster(target.context, await manager())
      : createProcessDeployer({ launcher, clock });
  /** A kubeconfig that is written anew may lead to another cluster by the same name. */
  const deployer = async (target: DeployTarget): Promise<Deployer> => {
    if (inStack) throw inside();
    const name = JSON.stringify(target);
    const written = target.kind === 'kubernetes' ? await kubeconfigText() : '';
    const known = deployers.get(name);
    if (known?.written === written) return known.deployer;
    const made = open(target);
    deployers.set(name, { deployer: made, written });
    made.catch(() => deployers.delete(name));
    await (await known?.deployer.catch(() => undefined))?.close();
    return made;
  };
  const placeOf = async (project: string) => {
    const there = opened.get(await places.of(project));
    if (there) return there;
    throw new Fault('stack-off', 'The stack that keeps this project is away.', 'Start it, then do it again.');
  };
  const versionOf = async (version: string) => {
    for (const { joined } of opened.all()) {
      const found = await joined.models.served(version).catch(() => undefined);
      if (found) return found;
    }
    throw new Fault(
      'model-missing',
      `There is no version "${version}".`,
      '"meadow models list" lists those there are.',
      {
        details: { version },
      },
    );
  };
  return createDeploying({
    ...ground,
    records: ground.own.catalog.settings,
    clusters: inStack ? async () => ({ clusters: [], fault: inside().toShape() }) : clusters,
    deployer,
    async examine(context) {
      const { examine } = await kubernetes();
      return examine(await connect(context, await manager()));
    },
    model: versionOf,
    async liveVersion(project) {
      const live = await (await placeOf(project)).ground.catalog.live.champion(project);
      if (live) return live.version;
      throw new Fault('not-found', 'This project has no live version yet.', 'Train it first, or name a version.');
    },
    async desired(project) {
      if (inStack || (await places.of(project)) !== 'stack') return undefined;
      const there = opened.get('stack');
      return there && createDesiredStates(there.ground.catalog, clock);
    },
    self: async () => ({ meadow: await nameOf(ground.own.catalog.settings), by: ground.person }),
    rollbackLive: async (project) => (await (await placeOf(project)).joined.models.rollback({ project })).version,
    async promoteLive(version, { itself, force }) {
      const { project } = await versionOf(version);
      const { models } = (await placeOf(project)).joined;
      await (itself ? models.promoteCanary(version) : models.promote({ version, force }));
    },
    gateRefusal: async (project, version) => (await placeOf(project)).joined.models.refusal(version),
    photosFor: async (project, version) => photosForCanary((await placeOf(project)).ground, project, version),
    photoBytes: async (project, hash) => (await placeOf(project)).ground.photoBytes(hash),
    async access() {
      const [{ api }, key, token] = await Promise.all([
        settings.get(),
        secrets.get(API_KEY),
        secrets.get(DEPLOY_TOKEN),
      ]);
      return { access: { on: true, requireKey: api.requireKey, key }, token };
    },
  });
}
