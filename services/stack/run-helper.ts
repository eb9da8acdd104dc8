import { randomUUID } from 'node:crypto';
import { Fault } from '../domain/fault.ts';
import type { ServiceRule, VolumeRule } from '../domain/stack/stack-file.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';

export interface HelperOrder {
  engine: ContainerEngine;
  project: string;
  /** An image that has a shell and `cp`. */
  image: string;
  script: string;
  /** By the engine's own names. */
  volumes: readonly VolumeRule[];
  onLine(text: string): void;
  signal: AbortSignal;
}

const LABEL = 'app.meadow.helper';

/** What it works with belongs to many users: of root's rights it has these, and no network. */
const RIGHTS = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID'];

/** Runs a script over volumes in a container of its own, which is gone afterwards. Throws `engine-refused` with its last words. */
export async function runHelper({
  engine,
  project,
  image,
  script,
  volumes,
  onLine,
  signal,
}: HelperOrder): Promise<void> {
  await clearHelpers(engine, project);
  const id = await engine.create({
    name: `${project}-helper-${randomUUID().slice(0, 8)}`,
    rule: ruleOf(image, script, volumes),
    imageId: image,
    labels: { [LABEL]: project },
    network: 'none',
    aliases: [],
    volumeName: (volume) => volume,
  });
  let last = '';
  try {
    await engine.start(id);
    for await (const { text } of engine.logs(id, { tail: 'all', follow: true, signal })) {
      last = text;
      onLine(text);
    }
    signal.throwIfAborted();
    const { exit, state } = (await engine.container(id)) ?? {};
    if (state === 'exited' && exit === 0) return;
    if (/no space left/i.test(last))
      throw new Fault('disk-full', 'The disk of the container engine is full.', 'Free some space, then try again.', {
        details: { case: 'engine' },
      });
    throw new Fault('engine-refused', `The data could not be copied: ${last || 'its copier was ended'}`, 'Try again.', {
      details: { case: 'copy-failed', said: last, words: last },
    });
  } finally {
    await engine.remove(id);
  }
}

/** Those that a kill left behind. */
async function clearHelpers(engine: ContainerEngine, project: string): Promise<void> {
  const left = await engine.containers(`${LABEL}=${project}`);
  await Promise.all(left.map(({ id }) => engine.remove(id)));
}

const ruleOf = (image: string, script: string, volumes: readonly VolumeRule[]): ServiceRule => ({
  name: 'helper',
  image,
  entrypoint: ['sh', '-c', script],
  command: [],
  environment: {},
  user: '0:0',
  extraHosts: [],
  ports: [],
  volumes,
  tmpfs: [],
  dependsOn: {},
  healthcheck: 'off',
  capDrop: ['ALL'],
  capAdd: RIGHTS,
  securityOpt: ['no-new-privileges:true'],
  readOnly: true,
  memory: 256 * 2 ** 20,
  init: true,
  labels: {},
  replicas: 1,
  hash: '',
  oneShot: true,
});
