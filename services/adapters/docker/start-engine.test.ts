import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { starterOf } from './start-engine.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-starters-'));
  for (const program of ['colima', 'podman']) await writeFile(join(folder, program), '');
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ['colima', 'unix:///Users/a/.colima/default/docker.sock', ['colima', 'start']],
  ['colima-big', 'unix:///Users/a/.colima/big/docker.sock', ['colima', 'start', '--profile', 'big']],
  ['DOCKER_HOST', 'unix:///Users/a/.config/colima/default/docker.sock', ['colima', 'start']],
  ['podman', 'unix:///var/folders/x/podman/podman-machine-default-api.sock', ['podman', 'machine', 'start']],
  ['other', 'unix:///var/folders/x/podman/podman-machine-other-api.sock', undefined],
  // Not installed here, far away, or of nobody that is known.
  ['rancher-desktop', 'unix:///Users/a/.rd/docker.sock', undefined],
  ['far', 'tcp://10.0.0.5:2376', undefined],
  ['colima', 'ssh://somebody@elsewhere', undefined],
  ['DOCKER_HOST', 'unix:///x.sock', undefined],
])('starts the engine that was chosen, and no other: %s at %s', (context, address, command) => {
  const around = { platform: 'darwin', env: { PATH: folder }, home: folder } as const;
  expect(starterOf(around, { context, address })?.command).toEqual(command);
});
