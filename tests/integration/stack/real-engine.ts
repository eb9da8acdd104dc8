import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { promisify } from 'node:util';
import { createDockerEngines } from '../../../services/adapters/docker/engines.ts';
import type { ContainerEngine } from '../../../services/ports/container-engine.ts';

const run = promisify(execFile);
const IMAGES = ['debian:bookworm-slim', 'redis:7.2-bookworm'];

/** What such tests need; they are skipped by name where it is not there. */
export const NEEDS = 'needs a container engine with debian:bookworm-slim and redis:7.2-bookworm';

async function find(): Promise<ContainerEngine | undefined> {
  try {
    const { platform, env } = process;
    const engine = await createDockerEngines({ platform, env, home: homedir(), uid: process.getuid?.() }).find();
    const ids = await Promise.all(IMAGES.map((name) => engine.image(name)));
    return ids.includes(undefined) ? undefined : engine;
  } catch {
    return undefined;
  }
}

/** The engine of this computer, where it has what the tests need. */
export const ENGINE = await find();

/** Whether `docker compose` is here, to look at the stack with other eyes. */
export const COMPOSE = await docker(['compose', 'version']).then(
  () => true,
  () => false,
);

export async function docker(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await run('docker', args, { env: { ...process.env, ...env } });
  return stdout.trim();
}
