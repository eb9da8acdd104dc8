import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverImage } from '../../../services/deploying/image-delivery.ts';
import { createModelImages, type ModelImages } from '../../../services/deploying/model-images.ts';
import type { Release } from '../../../services/ports/deployer.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';

const app = `images-${process.pid}`;
const BASE = 'debian:bookworm-slim';
const quietly = { signal: new AbortController().signal, onProgress: () => undefined };

describe.skipIf(!ENGINE)(`images of versions, on a real engine (${NEEDS})`, { timeout: 120_000 }, () => {
  let folder: string;
  let images: ModelImages;
  const made: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-images-'));
    images = createModelImages({
      engine: async () => ENGINE!,
      base: BASE,
      buildBase: () => Promise.reject(new Error('It is there.')),
      path: '/served/model',
    });
  });
  afterAll(async () => {
    for (const name of made) await docker(['rmi', '-f', name]).catch(() => undefined);
    await rm(folder, { recursive: true });
  });
  const release = async (number: number): Promise<Release> => {
    const path = join(folder, `model-${number}`);
    // As in a data folder: for its owner alone.
    await writeFile(path, `version ${number}`, { mode: 0o600 });
    const version = `${app}-${number}`;
    const model = { version, project: app, classes: [], path, sha256: String(number).repeat(64) };
    return {
      app,
      version,
      model,
      replicas: 1,
      access: { access: { on: true, requireKey: false, key: '' }, token: '' },
    };
  };
  const provide = async (number: number) => {
    const name = await images.provide(await release(number), quietly);
    made.push(name);
    return name;
  };

  it('hold the file where anybody in them may read it, under a name of their own', async () => {
    const [one, other] = [await provide(1), await provide(2)];
    expect(one).not.toBe(other);
    expect(await provide(1)).toBe(one);
    const read = ['run', '--rm', '--user', '1000:1000', one, 'cat', '/served/model'];
    expect(await docker(read)).toBe('version 1');
  });

  it('do not pile up: the newest stay, and those of other projects', async () => {
    for (const number of [3, 4, 5]) await provide(number);
    const kept = await ENGINE!.images(`meadow.deploy.project=${app}`);
    expect(kept.flatMap(({ names }) => names)).toHaveLength(3);
    expect(await ENGINE!.image(made.at(-1)!)).toBeDefined();
    expect(await ENGINE!.image(BASE)).toBeDefined();
  });

  it('get whole into the containers that are the nodes of a cluster', async () => {
    const image = await provide(6);
    const label = `node=${app}`;
    const run = ['run', '-d', '--rm', '--label', label, '--init'];
    const id = await docker([...run, BASE, 'sleep', '1000']);
    const balancer = await docker([...run, '--label', 'role=balancer', '--read-only', BASE, 'sleep', '1000']);
    try {
      const nodes = {
        label,
        except: ['role', 'balancer'] as const,
        command: ['sh', '-c', 'cat >/tmp/image.tar && tar tf /tmp/image.tar >/tmp/list'],
      };
      const told: number[] = [];
      await deliverImage({ kind: 'nodes', nodes }, async () => ENGINE!, image, {
        ...quietly,
        onProgress: ({ done }) => told.push(done),
      });
      expect(await docker(['exec', id, 'cat', '/tmp/list'])).toContain('manifest.json');
      expect(Number(await docker(['exec', id, 'stat', '-c', '%s', '/tmp/image.tar']))).toBe(told.at(-1));
      const broken = { label, command: ['sh', '-c', 'cat >/dev/null; echo no space left >&2; exit 1'] };
      await expect(
        deliverImage({ kind: 'nodes', nodes: broken }, async () => ENGINE!, image, quietly),
      ).rejects.toMatchObject({
        code: 'image-not-loaded',
        details: { words: 'no space left' },
      });
    } finally {
      await docker(['rm', '-f', id, balancer]);
    }
    const gone = { label, command: ['true'] };
    await expect(
      deliverImage({ kind: 'nodes', nodes: gone }, async () => ENGINE!, image, quietly),
    ).rejects.toMatchObject({
      code: 'image-not-loaded',
    });
  });

  it('get in by a command of a person’s, and say what that complains of', async () => {
    const image = made.at(-1)!;
    const command = (text: string) => ({ kind: 'command', command: text }) as const;
    const engine = async () => ENGINE!;
    await deliverImage(command(`sh -c 'test "$0" = ${image}' {image}`), engine, image, quietly);
    await expect(
      deliverImage(command("sh -c 'echo not today >&2; exit 3'"), engine, image, quietly),
    ).rejects.toMatchObject({ code: 'image-not-loaded', message: expect.stringContaining('not today') });
    await expect(deliverImage({ kind: 'unknown' }, engine, image, quietly)).rejects.toMatchObject({
      hint: expect.stringContaining('MEADOW_IMAGE_LOADER'),
    });
  });
});
