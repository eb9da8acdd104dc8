import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServiceWork } from '../../../contract/shapes/stack.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';

describe.skipIf(!ENGINE)(`an image that is built, on a real engine (${NEEDS})`, { timeout: 120_000 }, () => {
  let open: OpenStack;
  let image: string;
  beforeEach(async () => {
    open = await openStack();
    image = `${open.project}-built:1`;
    const folder = dirname(open.file);
    await mkdir(join(folder, 'image'));
    await writeFile(join(folder, 'image/words'), 'from the folder');
    await writeFile(join(folder, 'image/secret'), 'not for the engine');
    await writeFile(join(folder, 'image/.dockerignore'), 'secret\n');
    const service = `{ image: "${image}", build: { context: image }, init: true, command: [sleep, "1000"], stop_grace_period: 1s }`;
    await writeFile(open.file, `services:\n  one: ${service}\n  two: ${service}\n`);
  });
  afterEach(async () => {
    await open.close();
    await docker(['rmi', '-f', image]).catch(() => undefined);
  });
  const dockerfile = (...lines: string[]) =>
    writeFile(join(dirname(open.file), 'image/Dockerfile'), ['FROM debian:bookworm-slim', ...lines, ''].join('\n'));

  it('is built once for all services that have it, with its steps counted', async () => {
    await dockerfile('COPY . /here', 'RUN sleep 1 && test ! -e /here/secret && cat /here/words > /read');
    const end = new AbortController();
    const seen: Pick<ServiceWork, 'service' | 'step' | 'total'>[] = [];
    const watching = (async () => {
      for await (const { work } of await open.stack.watch(undefined, end.signal)) seen.push(...(work?.services ?? []));
    })();
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    end.abort();
    await watching;
    expect(await docker(['exec', `${open.project}-two-1`, 'cat', '/read'])).toBe('from the folder');
    const steps = seen.filter(({ step }) => step === 'build');
    expect(steps.some(({ total }) => total >= 3)).toBe(true);
    expect(new Set(steps.map(({ service }) => service))).toEqual(new Set(['one', 'two']));
  });

  it('says why it could not be built', async () => {
    await dockerfile('RUN echo nothing to be had >&2; exit 7');
    const { error } = await open.ended(open.stack.up({}));
    expect(error).toMatchObject({ code: 'build-failed', details: { image } });
    expect(error?.message).toContain('7');
  });

  it('says where its sources should be', async () => {
    const { error } = await open.ended(open.stack.up({}));
    expect(error).toMatchObject({ code: 'build-failed', details: { folder: join(dirname(open.file), 'image') } });
  });
});
