import { homedir } from 'node:os';
import type { ContainerEngines } from '../ports/container-engine.ts';

/** The engines of this computer. Dockerode takes a while to load, and most who use Meadow have no engine. */
export async function containerEngines(): Promise<ContainerEngines> {
  const { createDockerEngines } = await import('../adapters/docker/engines.ts');
  const { platform, env } = process;
  return createDockerEngines({ platform, env, home: homedir(), uid: process.getuid?.() });
}
