import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MeadowEvent } from '../../../contract/events.ts';
import type { RedisSettings, Shelf } from '../../../contract/shapes/predictor.ts';
import { createReplicaClient } from '../../../services/adapters/http/replica-client.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createFileSecrets } from '../../../services/adapters/local/secrets.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import type { Catalog } from '../../../services/ports/catalog.ts';
import { createFleet, type FleetParts } from '../../../services/serving/fleet/fleet.ts';
import { createServing, type Serving } from '../../../services/serving/serving.ts';
import { createSettings } from '../../../services/settings/settings.ts';
import { everyone, TOKEN } from '../predictor/open-predictor.ts';

const PROGRAM = fileURLToPath(new URL('../../../host/predictor.ts', import.meta.url));

/** Only Linux lets a program listen at any address of 127.0.0.0/8, as if each were a machine. */
export const MANY_ADDRESSES = process.platform === 'linux';

export interface ReplicaProcess {
  address: string;
  url: string;
  kill(): Promise<void>;
}

/** Starts the predictor's program as the stack does, at an address of its own. It is up when this resolves. */
export async function startReplica(
  folder: string,
  host: string,
  port: number,
  redis?: RedisSettings,
): Promise<ReplicaProcess> {
  const file = join(folder, `${host}.json`);
  const config = {
    address: host,
    port,
    allowedHosts: [host],
    token: TOKEN,
    access: everyone,
    runtime: 'onnx',
    waitSeconds: 60,
    files: { folder: join(folder, `files-of-${host}`), mostMb: 128 },
    ...(redis && { redis }),
  };
  await writeFile(file, JSON.stringify(config));
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, MEADOW_PREDICTOR_FILE: file },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = `http://${host}:${port}`;
  await untilUp(child, url);
  return {
    address: host,
    url,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilUp(child: ChildProcess, url: string): Promise<void> {
  const said: string[] = [];
  child.stderr?.on('data', (words) => said.push(String(words)));
  while (!(await fetch(`${url}/health/live`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`The predictor did not start: ${said.join('')}`);
    await systemClock.sleep(50);
  }
}

export interface OpenFleet {
  serving: Serving;
  catalog: Catalog;
  events: MeadowEvent[];
  shelf: Shelf;
  /** So many times the core fails when it has kept what it read, as one does that is killed before it says so. */
  failures: number;
  /** The addresses that the name leads to. */
  addresses: string[];
  stop(): Promise<void>;
}

const quiet = () => {};

/** A core's API on replicas, with its history in a catalog in `folder`. */
export async function openFleet(
  folder: string,
  port: number,
  shelf: Shelf,
  parts: Partial<FleetParts> = {},
): Promise<OpenFleet> {
  const catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  const events: MeadowEvent[] = [];
  const emit = (event: MeadowEvent) => void events.push(event);
  const settings = createSettings({ records: catalog.settings, emit });
  const opened: OpenFleet = {
    catalog,
    events,
    shelf,
    addresses: [],
    failures: 0,
    serving: createServing({
      open: true,
      port,
      settings,
      secrets: createFileSecrets(join(folder, 'secrets.json')),
      emit,
      async take(part) {
        const count = await catalog.journals.take(part, true);
        if (opened.failures-- > 0) throw new Error('The core ends here.');
        return count;
      },
      crew: (given) =>
        createFleet({
          ...given,
          clock: systemClock,
          log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
          address: `http://127.0.0.1:${port}`,
          lookUp: async () => opened.addresses,
          connect: (host) => createReplicaClient(`http://${host}:${port}`, TOKEN),
          shelf: async () => opened.shelf,
          liveMark: async () => opened.shelf.live,
          watch: () => undefined,
          word: { give: async () => undefined },
          ...parts,
        }),
    }),
    async stop() {
      await opened.serving.stop();
      await catalog.close();
    },
  };
  return opened;
}
