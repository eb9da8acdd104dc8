import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import type { Release } from '../../services/ports/deployer.ts';
import { byKubectl, hasKubectl } from './deploying/by-kubectl.ts';
import { openCluster } from './deploying/open-cluster.ts';
import { underLoad } from './deploying/under-load.ts';
import { byMeadow } from './load-generator/by-meadow.ts';
import type { Measured } from './load-generator/measured.ts';
import { renamed, starterModel } from './models.ts';
import { photoFiles, readPhotos } from './photos.ts';
import { startPredictorProcess } from './predictor-process.ts';
import { median, say, table, timed } from './table.ts';

const PAIRS = 5;
const PHOTOS = 32;
const SECONDS = 10;
const app = 'bench';

type OpenCluster = Awaited<ReturnType<typeof openCluster>>;

const releaseOf = (model: ServedModel, change: Partial<Release> = {}): Release => ({
  app,
  version: model.version,
  model,
  replicas: 2,
  access: { access: { on: true, requireKey: false, key: '' }, token: 'token-of-the-benchmark' },
  ...change,
});

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

/** Into the current cluster of the kubeconfig: beside kubectl, back again under load, and a pod beside a process. */
export async function deploying(): Promise<void> {
  if (!(await hasKubectl())) return say('Skipped: kubectl is not on this machine.');
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-deploying-'));
  const cluster = await openCluster();
  const starter = await starterModel();
  try {
    await besideKubectl(cluster, starter);
    await backUnderLoad(cluster, starter, await renamed(starter, 'bench-2', folder));
    await besideAProcess(cluster, starter);
  } finally {
    await cluster.deployer.remove(app);
    await cluster.close();
    await rm(folder, { recursive: true });
  }
}

/** To an empty namespace each time, the image there; who begins takes turns. */
async function besideKubectl({ deployer, deploy }: OpenCluster, model: ServedModel): Promise<void> {
  const release = releaseOf(model);
  // The image is built, and put there, apart.
  await deploy(release);
  const image = (await deployer.read(app))!.image!;
  await deployer.remove(app);
  const kubectl = await byKubectl(releaseOf(model, { app: 'bench-kubectl' }), image);
  const own = async () => {
    const ms = await timed(() => deploy(release));
    await deployer.remove(app);
    return ms;
  };
  const others = async () => {
    const ms = await timed(kubectl.deploy);
    await kubectl.remove();
    return ms;
  };
  const pairs: { own: number; others: number }[] = [];
  for (let pair = 0; pair < PAIRS; pair++)
    pairs.push(pair % 2 === 0 ? { own: await own(), others: await others() } : await turned(others, own));
  say(
    table([
      ['two copies, from nothing to ready', 'Meadow, s', 'kubectl, s', 'ratio'],
      [
        `median of ${PAIRS} pairs`,
        seconds(median(pairs.map((pair) => pair.own))),
        seconds(median(pairs.map((pair) => pair.others))),
        median(pairs.map((pair) => pair.own / pair.others)).toFixed(2),
      ],
    ]),
  );
}

const turned = async (others: () => Promise<number>, own: () => Promise<number>) => {
  const first = await others();
  return { own: await own(), others: first };
};

async function backUnderLoad({ deployer, deploy }: OpenCluster, one: ServedModel, other: ServedModel): Promise<void> {
  await deploy(releaseOf(one));
  await deploy(releaseOf(other), one.version);
  const address = await deployer.address(app);
  const [photo] = await readPhotos('dandelion-vs-grass');
  if (address === undefined || photo === undefined) throw new Error('No port of the node leads there.');
  let ms = 0;
  const { all, failed } = await underLoad(address, photo, async () => {
    ms = await timed(() => deploy(releaseOf(one), other.version));
  });
  say(
    `\n${table([
      ['back to the version before, under load', 'until all copies answer with it, s', 'photos', 'failed'],
      ['two copies', seconds(ms), String(all), String(failed)],
    ])}`,
  );
}

async function besideAProcess({ deployer, deploy }: OpenCluster, model: ServedModel): Promise<void> {
  await deploy(releaseOf(model, { replicas: 1 }));
  const address = await deployer.address(app);
  if (address === undefined) throw new Error('No port of the node leads there.');
  const all = await photoFiles('dandelion-vs-grass');
  const photos = all.filter((_, at) => at % Math.floor(all.length / PHOTOS) === 0).slice(0, PHOTOS);
  const process = await startPredictorProcess(model, 'onnx');
  const pairs: { inPod: Measured; outside: Measured }[] = [];
  try {
    for (const at of [address, process.address]) await byMeadow(at, photos, 1, 2);
    for (let pair = 0; pair < PAIRS; pair++) {
      const inPod = await byMeadow(address, photos, 1, SECONDS);
      pairs.push({ inPod, outside: await byMeadow(process.address, photos, 1, SECONDS) });
    }
  } finally {
    await process.stop();
  }
  const p50 = (of: 'inPod' | 'outside') => median(pairs.map((pair) => pair[of].p50)).toFixed(1);
  const ratio = median(pairs.map(({ inPod, outside }) => inPod.p50 / outside.p50)).toFixed(2);
  say(
    `\n${table([
      ['one user, median latency', 'in a pod, ms', 'the same outside, ms', 'ratio'],
      [`median of ${PAIRS} pairs`, p50('inPod'), p50('outside'), ratio],
    ])}`,
  );
  const rates = [];
  for (const replicas of [1, 2]) {
    await deploy(releaseOf(model, { replicas }));
    await byMeadow(address, photos, 8, 2);
    rates.push((await byMeadow(address, photos, 8, SECONDS)).rate);
  }
  const [one = 0, two = 0] = rates;
  say(
    `\n${table([
      ['eight users, photos a second', 'one copy', 'two copies', 'ratio'],
      ['', one.toFixed(1), two.toFixed(1), (two / one).toFixed(2)],
    ])}`,
  );
}
