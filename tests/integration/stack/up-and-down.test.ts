import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogLine } from '../../../contract/shapes/stack.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { COMPOSE, docker, ENGINE, NEEDS } from './real-engine.ts';

describe.skipIf(!ENGINE)(`the stack on a real engine (${NEEDS})`, { timeout: 120_000 }, () => {
  let open: OpenStack;
  beforeAll(async () => {
    open = await openStack();
  });
  afterAll(() => open.close());
  const compose = (...args: string[]) => docker(['compose', '-f', open.file, ...args], open.env);
  const lines = async (asked: Partial<Parameters<OpenStack['stack']['logs']>[0]>) => {
    const all: LogLine[] = [];
    for await (const batch of await open.stack.logs({ tail: 1000, follow: false, ...asked })) all.push(...batch);
    return all;
  };

  it('is off before it was started, and says how it would be', async () => {
    const status = await open.status();
    expect(status).toMatchObject({
      state: 'off',
      healthy: false,
      project: open.project,
      engine: { version: expect.any(String) },
    });
    expect(status.services.map(({ name, state, health }) => [name, state, health])).toEqual([
      ['prepare', 'absent', 'off'],
      ['redis', 'absent', 'off'],
      ['front', 'absent', 'off'],
    ]);
  });

  it('comes up in the order of its needs, to all healthy', async () => {
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    const { services, state, healthy } = await open.status();
    expect([state, healthy]).toEqual(['healthy', true]);
    expect(
      services.map(({ name, state: each, health, containers }) => [name, each, health, containers.length]),
    ).toEqual([
      ['prepare', 'exited', 'healthy', 1],
      ['redis', 'running', 'healthy', 1],
      ['front', 'running', 'healthy', 2],
    ]);
    const [prepare, redis, front] = services;
    expect(redis).toMatchObject({ ports: [{ host: '127.0.0.1', port: Number(open.env.REDIS_PORT), container: 6379 }] });
    // A busy engine has not measured it at once.
    const memory = async () => (await open.status()).services.find(({ name }) => name === 'redis')?.memory ?? 0;
    await expect.poll(memory, { timeout: 30_000 }).toBeGreaterThan(100_000);
    expect(prepare?.oneShot).toBe(true);
    for (const { started = '' } of front?.containers ?? []) expect(started > (redis?.started ?? '')).toBe(true);
  });

  it('has nothing to do when it is started again, and makes nothing anew', async () => {
    const before = await open.ids();
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await open.ids()).toEqual(before);
  });

  it.skipIf(!COMPOSE)('is seen by "docker compose", which makes nothing anew either', async () => {
    const before = await open.ids();
    const seen = (await compose('ps', '-a', '--format', 'json')).split('\n').map((line) => JSON.parse(line));
    expect(seen.map(({ Name, Service }) => [Name, Service]).sort()).toEqual(
      [
        [`${open.project}-front-1`, 'front'],
        [`${open.project}-front-2`, 'front'],
        [`${open.project}-prepare-1`, 'prepare'],
        [`${open.project}-redis-1`, 'redis'],
      ].sort(),
    );
    expect(await compose('logs', 'prepare')).toContain('prepared');
    await compose('up', '-d', '--wait');
    expect(await open.ids()).toEqual(before);
  });

  it('gives the logs of one service or of all, those with some words, and what comes', async () => {
    expect((await lines({ service: 'prepare' })).at(-1)).toMatchObject({
      service: 'prepare',
      number: 1,
      stream: 'out',
      text: 'prepared',
    });
    expect(new Set((await lines({})).map(({ service }) => service))).toEqual(new Set(['prepare', 'redis', 'front']));
    const found = await lines({ find: 'READY TO accept' });
    expect(found.map(({ service }) => service)).toEqual(['redis']);
    const end = new AbortController();
    const following = await open.stack.logs({ service: 'front', tail: 0, follow: true }, end.signal);
    const next = (async () => {
      for await (const batch of following) return batch;
      return [];
    })();
    const say = () => docker(['exec', `${open.project}-front-1`, 'sh', '-c', 'echo fresh > /proc/1/fd/1']);
    // What is said before it listens is not new.
    const saying = (async () => {
      while (!end.signal.aborted) {
        await say();
        await setTimeout(500);
      }
    })();
    expect(new Set((await next).map(({ text }) => text))).toEqual(new Set(['fresh']));
    end.abort();
    await saying;
  });

  it('shows the secrets that are in their volume, also after the containers are gone', async () => {
    const redis = { service: 'redis', name: 'password', value: 's3cret' };
    expect(await open.stack.secrets()).toEqual([redis]);
    expect(await open.ended(open.stack.down({}))).toMatchObject({ state: 'done' });
    expect(await open.ids()).toEqual({});
    expect(await open.stack.secrets()).toEqual([redis]);
    expect(await open.ids()).toEqual({});
  });

  it('keeps its data when it goes down, and adopts what "docker compose" starts', async () => {
    await (COMPOSE ? compose('up', '-d', '--wait') : open.ended(open.stack.up({})));
    const before = await open.ids();
    expect(Object.keys(before)).toHaveLength(4);
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await open.ids()).toEqual(before);
    // Once each time the containers were made: the volume outlived the first ones.
    const times = await docker(['exec', `${open.project}-redis-1`, 'cat', '/conf/times']);
    expect(times.split('\n').length).toBeGreaterThan(1);
  });

  it('restarts one service and leaves the others alone', async () => {
    const started = async (name: string) => (await open.status()).services.find((each) => each.name === name)?.started;
    const before = [await started('redis'), await started('front')];
    expect(await open.ended(Promise.resolve(open.stack.restart({ service: 'redis' })))).toMatchObject({
      state: 'done',
    });
    const after = [await started('redis'), await started('front')];
    expect([after[0] === before[0], after[1]]).toEqual([false, before[1]]);
  });

  it('follows the logs over a restart, from the first line on and each line once', async () => {
    const end = new AbortController();
    const following = await open.stack.logs({ service: 'front', tail: 0, follow: true }, end.signal);
    const seen: LogLine[] = [];
    const reading = (async () => {
      for await (const batch of following) seen.push(...batch);
    })();
    // Until it listens.
    await setTimeout(1000);
    await open.ended(Promise.resolve(open.stack.restart({ service: 'front' })));
    await expect.poll(() => seen.length).toBe(2);
    await setTimeout(500);
    end.abort();
    await reading;
    expect(seen.map(({ number, text }) => `${number} ${text}`).sort()).toEqual(['1 ready', '2 ready']);
  });

  it('makes anew only what was changed', async () => {
    const before = await open.ids();
    await open.stack.configure({ FRONTS: '1', FRONT_COMMAND: 'exec sleep 2000' });
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    const after = await open.ids();
    expect(Object.keys(after).sort()).toEqual(
      Object.keys(before)
        .filter((name) => !name.endsWith('front-2'))
        .sort(),
    );
    expect(after[`${open.project}-redis-1`]).toBe(before[`${open.project}-redis-1`]);
    expect(after[`${open.project}-front-1`]).not.toBe(before[`${open.project}-front-1`]);
    await open.stack.configure({ FRONTS: '', FRONT_COMMAND: '' });
  });

  it('takes away what there is to be none of any more, and shows it until then', async () => {
    const fronts = async () => (await open.status()).services.find(({ name }) => name === 'front')?.containers.length;
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    await open.stack.configure({ FRONTS: '0' });
    expect(await fronts()).toBe(2);
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect([await fronts(), Object.keys(await open.ids()).filter((name) => name.includes('front'))]).toEqual([
      undefined,
      [],
    ]);
    expect(await open.status()).toMatchObject({ state: 'healthy' });
    await open.stack.configure({ FRONTS: '' });
  });

  it('stops although its file is wrong meanwhile, and says the line', async () => {
    const sound = await readFile(open.file, 'utf8');
    await writeFile(open.file, sound.replace('mem_limit: 128m', 'mem_limt: 128m'));
    const line = sound.split('\n').findIndex((each) => each.includes('mem_limit: 128m')) + 1;
    const { fault } = await open.status();
    expect(fault).toMatchObject({ code: 'compose-refused', details: { line, key: 'services.redis.mem_limt' } });
    expect(await open.ended(open.stack.stop({}))).toMatchObject({ state: 'done' });
    await writeFile(open.file, sound);
    expect(await open.status()).toMatchObject({ state: 'off' });
  });

  it.skipIf(!COMPOSE)('is taken down by "docker compose" as well', async () => {
    expect(await open.ended(open.stack.up({ services: ['redis'] }))).toMatchObject({ state: 'done' });
    await compose('down');
    expect(await open.ids()).toEqual({});
    expect(await docker(['network', 'ls', '-q', '--filter', `name=${open.project}`])).toBe('');
    expect(await open.status()).toMatchObject({ state: 'off' });
  });

  it('removes data only for a name that was typed', async () => {
    const volumes = () =>
      docker(['volume', 'ls', '-q', '--filter', `label=com.docker.compose.project=${open.project}`]);
    await expect(async () => open.stack.remove({ data: true, name: 'meadow' })).rejects.toMatchObject({
      code: 'bad-request',
    });
    expect((await volumes()).split('\n')).toHaveLength(3);
    expect(await open.ended(open.stack.remove({ data: true, name: open.project }))).toMatchObject({ state: 'done' });
    expect([await volumes(), await open.ids()]).toEqual(['', {}]);
    expect(await docker(['network', 'ls', '-q', '--filter', `name=${open.project}`])).toBe('');
  });
});
