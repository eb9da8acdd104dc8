import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job } from '../../../contract/shapes/job.ts';
import type { StackStatus } from '../../../contract/shapes/stack.ts';
import { buildImageContext } from '../../../scripts/build-image-context.ts';
import { createDockerEngines } from '../../../services/adapters/docker/engines.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { machinePorts } from '../../../services/adapters/node/machine-ports.ts';
import { createStackWatch } from '../../../services/adapters/prometheus/stack-watch.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { createTarParcels } from '../../../services/adapters/tar/parcels.ts';
import { createJobs } from '../../../services/jobs/jobs.ts';
import type { SettingRecords } from '../../../services/ports/catalog/settings.ts';
import { createStack, type Stack } from '../../../services/stack/stack.ts';
import { docker } from './real-engine.ts';

const FIXTURE = fileURLToPath(new URL('compose.yaml', import.meta.url));

export interface OpenStack {
  project: string;
  /** The data folder its Meadow names. */
  home: string;
  /** What its Meadow keeps. */
  records: SettingRecords;
  /** The Compose file, a copy of its own. */
  file: string;
  /** The environment, for this stack and for `docker compose`. */
  env: Record<string, string>;
  stack: Stack;
  status(): Promise<StackStatus>;
  /** Runs a task to its end. */
  ended(begun: { job: string } | Promise<{ job: string }>): Promise<Job>;
  cancel(job: string): void;
  /** Another Meadow on the same stack; its engine at `host`, where that is given. */
  another(host?: string): Promise<Omit<OpenStack, 'another' | 'close'>>;
  /** By name: of all containers of the project. */
  ids(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** A stack with a name, a port and a small file of its own, else the file that is given. Closing it leaves nothing behind. */
export async function openStack(env: Record<string, string> = {}, given?: string): Promise<OpenStack> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-stack-'));
  const file = given ?? join(folder, 'compose.yaml');
  if (given === undefined) await cp(FIXTURE, file);
  const project = `${process.env.MEADOW_TEST_PREFIX ?? 'meadow-test'}-${randomBytes(4).toString('hex')}`;
  const port = await machinePorts.nextFree(20_000 + Math.floor(Math.random() * 20_000));
  const all = { COMPOSE_PROJECT_NAME: project, REDIS_PORT: String(port), ...env };
  const closing: (() => Promise<unknown>)[] = [];

  const open = async (host?: string) => {
    const home = join(folder, `meadow-${closing.length}`);
    const catalog = await createSqliteCatalog(join(folder, `${closing.length}.db`));
    const jobs = createJobs({ clock: systemClock, events: { publish: () => {} } });
    closing.push(jobs.close, catalog.close);
    const { platform } = process;
    const around = { platform, env: { ...process.env, ...(host !== undefined && { DOCKER_HOST: host }) } };
    const stack = createStack({
      file,
      env: all,
      home,
      records: catalog.settings,
      jobs,
      clock: systemClock,
      emit: () => {},
      trains: async () => false,
      engines: async () => createDockerEngines({ ...around, home: homedir(), uid: process.getuid?.() }),
      watchAt: async (address) => createStackWatch(address),
      layOutSources: async () => void (await buildImageContext()),
      portOwner: machinePorts.owner,
      nextFreePort: machinePorts.nextFree,
      parcels: createTarParcels(),
    });
    return {
      project,
      home,
      records: catalog.settings,
      file,
      env: all,
      stack,
      status: async () => stack.status() as Promise<StackStatus>,
      async ended(begun: { job: string } | Promise<{ job: string }>) {
        const { job } = await begun;
        for await (const _ of jobs.watch(job));
        return jobs.get(job);
      },
      cancel: (job: string) => jobs.cancel(job),
      async ids() {
        const lines = await docker([
          'ps',
          '-a',
          '--no-trunc',
          '--filter',
          `label=com.docker.compose.project=${project}`,
          '--format',
          '{{.Names}} {{.ID}}',
        ]);
        return Object.fromEntries(
          lines
            .split('\n')
            .filter(Boolean)
            .map((line) => line.split(' ') as [string, string]),
        );
      },
    };
  };
  const first = await open();
  return {
    ...first,
    another: open,
    async close() {
      await first
        .ended(Promise.resolve(first.stack.remove({ data: true, name: project, others: true })))
        .catch(() => undefined);
      for (const close of closing.toReversed()) await close();
      await rm(folder, { recursive: true });
    },
  };
}
