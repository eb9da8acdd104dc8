import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import type { Surroundings } from './engine-places.ts';

interface Starter {
  name: string;
  /** What must be there. */
  needs: string;
  command: readonly [string, ...string[]];
}

/** Starts the first engine that is installed. Whether it came is seen by asking it. Throws `engine-missing`. */
export async function startInstalled(around: Surroundings): Promise<void> {
  const starter = starters(around).find(({ needs }) => existsSync(needs));
  if (!starter)
    throw new Fault(
      'engine-missing',
      'No container engine is installed that Meadow knows how to start.',
      'Install Docker Desktop, Colima, Rancher Desktop or Podman, then look again.',
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
