import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { portOwner } from '../../doctor/port-owner.ts';
import { nextFreePort } from '../../doctor/ports.ts';
import { createStack } from '../../stack/stack.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

const COMPOSE = new URL('../../../compose/compose.yaml', import.meta.url);

/** Dockerode takes a while to load, and most who use Meadow have no engine. */
async function engines() {
  const { createDockerEngines } = await import('../../adapters/docker/engines.ts');
  const { platform, env } = process;
  return createDockerEngines({ platform, env, home: homedir(), uid: process.getuid?.() });
}

export const joinStack = ({ catalog, jobs, clock, emit }: Ground): Joined['stack'] =>
  createStack({
    file: process.env.MEADOW_COMPOSE_FILE || fileURLToPath(COMPOSE),
    env: process.env,
    records: catalog.settings,
    jobs,
    clock,
    emit,
    engines,
    portOwner,
    nextFreePort,
  });
