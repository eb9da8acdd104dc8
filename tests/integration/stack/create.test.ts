import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { containerLabels } from '../../../services/domain/stack/labels.ts';
import { readCompose } from '../../../services/domain/stack/read-compose.ts';
import type { ContainerOrder } from '../../../services/ports/container-engine.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';

const IMAGE = 'debian:bookworm-slim';
const text = `services:\n  one: {image: "${IMAGE}", command: [sleep, "1000"]}\n`;
const [rule] = readCompose({ file: 'compose.yaml', text, variables: {} }).services;

describe.skipIf(!ENGINE || !rule)(`a container whose name is taken (${NEEDS})`, () => {
  const names: string[] = [];
  afterEach(() => docker(['rm', '-f', ...names.splice(0)]));
  const ordered = (): ContainerOrder => {
    const project = `${process.env.MEADOW_TEST_PREFIX ?? 'meadow-test'}-${randomBytes(4).toString('hex')}`;
    const name = `${project}-one-1`;
    names.push(name);
    const labels = containerLabels(rule!, 1, 'sha256:0', { project, file: '/compose.yaml', folder: '/' });
    return {
      name,
      rule: rule!,
      imageId: 'sha256:0',
      labels,
      network: 'none',
      aliases: [],
      volumeName: (volume) => volume,
    };
  };
  const run = ({ name }: ContainerOrder, labels: Record<string, string>) => {
    const marks = Object.entries(labels).flatMap((pair) => ['--label', pair.join('=')]);
    return docker(['run', '-d', '--init', '--name', name, ...marks, IMAGE, 'sleep', '1000']);
  };

  it('is the one that the same order made', async () => {
    const order = ordered();
    expect(await ENGINE!.create(order)).toBe(await ENGINE!.create(order));
  });

  it('is refused where it is somebody else’s', async () => {
    const order = ordered();
    await run(order, {});
    await expect(ENGINE!.create(order)).rejects.toMatchObject({
      code: 'engine-refused',
      details: { container: order.name },
    });
  });

  it('is waited for where the old one is just going', async () => {
    const order = ordered();
    const old = await run(order, { ...order.labels, 'com.docker.compose.config-hash': 'old' });
    const [made] = await Promise.all([ENGINE!.create(order), docker(['rm', '-f', order.name])]);
    expect(made).not.toBe(old);
  });
});
