import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { vi } from 'vitest';
import type { Client } from '../../../host/core-client.ts';
import { machinePorts } from '../../../services/adapters/node/machine-ports.ts';
import { createCore } from '../../../services/assembly/core.ts';
import { endOfJob } from '../faults/ask.ts';

export interface CoreWithStack {
  /** Of the Compose project. */
  project: string;
  /** A folder for what a test needs besides. */
  folder: string;
  client: Client;
  /** The state in which a job ended, and why. */
  ended(begun: { job: string } | Promise<{ job: string }>): ReturnType<typeof endOfJob>;
  /** The first port at which a service is reached. */
  portOf(service: string): Promise<number>;
  close(): Promise<void>;
}

/** A laptop's core with a stack of its own name and ports. Closing it leaves nothing behind. */
export async function openCoreWithStack(env: Record<string, string>): Promise<CoreWithStack> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-core-stack-'));
  const project = `${process.env.MEADOW_TEST_PREFIX ?? 'meadow-test'}-${randomBytes(4).toString('hex')}`;
  for (const [name, value] of Object.entries({ COMPOSE_PROJECT_NAME: project, ...env })) vi.stubEnv(name, value);
  const link = () => Promise.reject(new Error('none'));
  const core = await createCore({ home: join(folder, 'home'), host: 'desktop', open: true, apiPort: 0, link });
  const client: Client = createRouterClient(core.router);
  const ended = async (begun: { job: string } | Promise<{ job: string }>) => endOfJob(client, (await begun).job);

  let port = 30_000 + Math.floor(Math.random() * 10_000);
  const free: Record<string, string> = {};
  for (const { name } of (await client.stack.variables()).filter(({ kind }) => kind === 'port')) {
    port = await machinePorts.nextFree(port + 1);
    free[name] = String(port);
  }
  await client.stack.configure(free);
  return {
    project,
    folder,
    client,
    ended,
    async portOf(service) {
      const { services } = await client.stack.status();
      return services.find(({ name }) => name === service)!.ports[0]!.port;
    },
    async close() {
      const lose = (await client.projects.list()).filter(({ place }) => place === 'stack').map(({ id }) => id);
      await ended(client.stack.remove({ data: true, name: project, lose })).catch(() => undefined);
      await core.close();
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    },
  };
}
