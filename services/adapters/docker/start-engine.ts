import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import type { EnginePlace, Surroundings } from './engine-places.ts';

export interface Starter {
  name: string;
  /** What must be there. */
  needs: string;
  command: readonly [string, ...string[]];
}

/** What starts the engine that was chosen, else the first one that is installed; none where nothing here does. */
export function starterOf(around: Surroundings, chosen: EnginePlace | undefined): Starter | undefined {
  const installed = starters(around).filter(({ needs }) => existsSync(needs));
  if (!chosen) return installed[0];
  const wanted = ownerOf(chosen, around.platform);
  const starter = installed.find(({ name }) => name === wanted);
  const [, profile] = /\.(?:config\/)?colima\/([^/]+)\//.exec(chosen.address) ?? [];
  if (wanted !== 'Colima' || !starter || profile === undefined || profile === 'default') return starter;
  return { ...starter, command: [...starter.command, '--profile', profile] };
}

/** Whose engine listens at a place, by the names its maker gives. */
function ownerOf({ context, address }: EnginePlace, platform: NodeJS.Platform): string | undefined {
  if (!/^(unix|npipe):/.test(address)) return undefined;
  const words = `${context} ${address}`;
  if (/colima/i.test(words)) return 'Colima';
  if (/orbstack/i.test(words)) return 'OrbStack';
  if (/rancher|\/\.rd\//i.test(words)) return 'Rancher Desktop';
  // Another machine than the usual one, or one of root, is not started by the usual command.
  if (/podman/i.test(words))
    return /podman-machine-(?!default)|\/\/\/(var\/)?run\/podman\//.test(words) ? undefined : 'Podman';
  if (/desktop|\/\.docker\/run\/|pipe\/docker_engine$/i.test(words)) return 'Docker Desktop';
  return platform === 'linux' && /\/user\/\d+\/docker\.sock$/.test(address) ? 'Docker, rootless' : undefined;
}

/** Starts the engine that was chosen, else the first. Whether it came is seen by asking it. Throws `engine-missing`. */
export async function startInstalled(around: Surroundings, chosen: EnginePlace | undefined): Promise<void> {
  const starter = starterOf(around, chosen);
  if (!starter)
    throw new Fault(
      'engine-missing',
      chosen
        ? `Meadow does not know how to start the engine at ${chosen.address}.`
        : 'No container engine is installed that Meadow knows how to start.',
      chosen
        ? 'Start it yourself, or choose another one with "docker context use".'
        : 'Install Docker Desktop, Colima, Rancher Desktop or Podman, then look again.',
      { details: chosen ? { case: 'not-startable', address: chosen.address } : { case: 'none-startable' } },
    );
  const [program, ...args] = starter.command;
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('spawn', resolve);
    child.once('error', reject);
    child.unref();
  });
}

/** As their makers say they are started. None of these has been tried but where its tests say so. */
function starters({ platform, env, home }: Surroundings): Starter[] {
  const onPath = (program: string) =>
    (env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, program))
      .find(existsSync) ?? '';
  const byCommand = (name: string, ...command: [string, ...string[]]): Starter => ({
    name,
    needs: onPath(command[0]),
    command,
  });
  const colimaAndPodman = [byCommand('Colima', 'colima', 'start'), byCommand('Podman', 'podman', 'machine', 'start')];
  if (platform === 'darwin') {
    const app = (name: string, file: string): Starter => ({
      name,
      needs: `/Applications/${file}.app`,
      command: ['open', '-g', '-a', file],
    });
    return [
      app('Docker Desktop', 'Docker'),
      app('OrbStack', 'OrbStack'),
      ...colimaAndPodman,
      app('Rancher Desktop', 'Rancher Desktop'),
    ];
  }
  if (platform === 'win32') {
    const desktop = join(env.ProgramFiles ?? 'C:\\Program Files', 'Docker', 'Docker', 'Docker Desktop.exe');
    return [
      { name: 'Docker Desktop', needs: desktop, command: [desktop] },
      byCommand('Podman', 'podman', 'machine', 'start'),
    ];
  }
  const unit = (name: string, service: string, folder: string): Starter => ({
    name,
    needs: join(folder, service),
    command: ['systemctl', '--user', 'start', service],
  });
  return [
    unit('Docker Desktop', 'docker-desktop.service', '/usr/lib/systemd/user'),
    unit('Docker, rootless', 'docker.service', join(home, '.config/systemd/user')),
    unit('Podman', 'podman.socket', '/usr/lib/systemd/user'),
    ...colimaAndPodman.slice(0, 1),
  ];
}
