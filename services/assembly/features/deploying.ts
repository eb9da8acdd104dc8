import { randomUUID } from 'node:crypto';
import type { DeployTarget } from '../../../contract/shapes/deployment.ts';
import { createProcessDeployer } from '../../adapters/node/process-deployer.ts';
import { createDeploying, type Deploying } from '../../deploying/deploying.ts';
import { Fault } from '../../domain/fault.ts';
import type { JournalPart } from '../../ports/catalog/journals.ts';
import type { SettingRecords } from '../../ports/catalog/settings.ts';
import type { Deployer } from '../../ports/deployer.ts';
import { createJournalReader } from '../../serving/journal-reader.ts';
import { API_KEY } from '../../serving/serving-facts.ts';
import { createDesiredStates } from '../../steps/desired-state.ts';
import { openClusterDeployer } from '../cluster-deployer.ts';
import { DEPLOY_TOKEN, inside, reachClusters } from '../clusters.ts';
import type { Ground } from '../ground.ts';
import { photosForCanary } from '../photos-for-canary.ts';

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
  const clusters = reachClusters(ground);
  const open = async (target: DeployTarget): Promise<Deployer> =>
    target.kind === 'kubernetes'
      ? openClusterDeployer(clusters, target.context)
      : createProcessDeployer({ launcher, clock });
  /** A kubeconfig that is written anew may lead to another cluster by the same name. */
  const deployer = async (target: DeployTarget): Promise<Deployer> => {
    if (inStack) throw inside();
    const name = JSON.stringify(target);
    const written = target.kind === 'kubernetes' ? await clusters.written() : '';
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
    throw new Fault('stack-off', 'The stack that keeps this project is away.', 'Start it, then do it again.', {
      details: { case: 'away' },
    });
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
      { details: { case: 'version', version } },
    );
  };
  const take = async (part: JournalPart) => {
    const count = await ground.recorded.take(part);
    if (count > 0) ground.emit({ type: 'predictions.made', count, origin: 'api' });
    return count;
  };
  return createDeploying({
    ...ground,
    records: ground.own.catalog.settings,
    clusters: clusters.list,
    deployer,
    examine: clusters.examine,
    model: versionOf,
    async liveVersion(project) {
      const live = await (await placeOf(project)).ground.catalog.live.champion(project);
      if (live) return live.version;
      throw new Fault('not-found', 'This project has no live version yet.', 'Train it first, or name a version.', {
        details: { case: 'no-live' },
      });
    },
    async desired(project) {
      if (inStack || (await places.of(project)) !== 'stack') return undefined;
      const there = opened.get('stack');
      return there && createDesiredStates(there.ground.catalog, clock);
    },
    takeOver: (journal) => createJournalReader({ journal }, { ...ground, take, onRequests: () => undefined }),
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
