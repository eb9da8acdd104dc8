import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServedModel, Shelf } from '../../contract/shapes/predictor.ts';
import { createReplicaClient } from '../../services/adapters/http/replica-client.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { createStderrLog } from '../../services/adapters/node/stderr-log.ts';
import { createFleet } from '../../services/serving/fleet/fleet.ts';
import { renamed, starterModel } from './models.ts';
import { readPhotos } from './photos.ts';
import { freePort, untilReady } from './predictor-process.ts';
import { median, say, table } from './table.ts';

const program = fileURLToPath(new URL('../../host/predictor.ts', import.meta.url));
const HOSTS = ['127.0.0.2', '127.0.0.3'];
const TOKEN = 'token-of-the-benchmark';
const ROUNDS = 20;

async function startReplica(folder: string, host: string, port: number, starter: ServedModel): Promise<ChildProcess> {
  const file = join(folder, `${host}.json`);
  const access = { on: true, requireKey: false, key: '' };
  const shelf = { models: [starter], live: starter.version };
  const files = { folder: join(folder, `files-of-${host}`), mostMb: 128 };
  const config = { address: host, port, allowedHosts: [host], token: TOKEN, access, shelf, runtime: 'onnx', files };
  await writeFile(file, JSON.stringify(config));
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, MEADOW_PREDICTOR_FILE: file },
    stdio: 'ignore',
  });
  await untilReady(`http://${host}:${port}/health/ready`, child);
  return child;
}

/** From a version that goes live to the answers of all replicas: told by their core, and found by it without being told. */
export async function promotedToServed(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-replicas-'));
  const port = await freePort();
  const starter = await starterModel();
  const children = await Promise.all(HOSTS.map((host) => startReplica(folder, host, port, starter)));
  const [photo] = await readPhotos('dandelion-vs-grass');
  let shelf: Shelf = { models: [starter], live: starter.version };
  const fleet = createFleet({
    facts: {
      known: () => Promise.reject(new Error('Nobody looks.')),
      state: () => Promise.reject(new Error('Nobody looks.')),
      note: async () => {},
      access: async () => ({ on: true, requireKey: false, key: '' }),
    },
    onRequests: () => {},
    take: async () => 0,
    clock: systemClock,
    log: createStderrLog('bench'),
    address: `http://127.0.0.1:${port}`,
    lookUp: async () => HOSTS,
    connect: (host) => createReplicaClient(`http://${host}:${port}`, TOKEN),
    shelf: async () => shelf,
    liveMark: async () => shelf.live,
    watch: () => {},
    word: { give: async () => {} },
  });
  const says = async (host: string) => {
    const asked = { method: 'POST', body: new Uint8Array(photo!), headers: { 'content-type': 'image/jpeg' } };
    const answer = (await (await fetch(`http://${host}:${port}/v1/predict`, asked)).json()) as { version: string };
    return answer.version;
  };
  const untilAllSay = async (version: string) => {
    while ((await Promise.all(HOSTS.map(says))).some((said) => said !== version));
  };
  const promote = async (version: string, tell: () => Promise<void>) => {
    const next = await renamed(starter, version, folder);
    const begun = performance.now();
    shelf = { models: [...shelf.models.slice(-3), next], live: version, before: [shelf.live] };
    await Promise.all([tell(), untilAllSay(version)]);
    return performance.now() - begun;
  };
  const told: number[] = [];
  const found: number[] = [];
  try {
    fleet.start();
    await fleet.ready();
    for (let round = 0; round < ROUNDS; round += 1) {
      told.push(await promote(`told-${round}`, fleet.serve));
      found.push(await promote(`found-${round}`, async () => {}));
    }
  } finally {
    await fleet.stop();
    for (const child of children) {
      child.kill();
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true });
  }
  const line = (how: string, ms: number[]) => [how, median(ms).toFixed(0), Math.max(...ms).toFixed(0)];
  say(
    table([
      ['', 'median, ms', 'longest, ms'],
      line('went live in the core that leads the replicas', told),
      line('went live elsewhere, found by looking', found),
    ]),
  );
}
