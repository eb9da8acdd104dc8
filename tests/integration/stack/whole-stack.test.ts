import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextFreePort } from '../../../services/doctor/ports.ts';
import { readCompose } from '../../../services/domain/stack/read-compose.ts';
import { makePhoto } from '../predictor/made-photo.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { docker, ENGINE } from './real-engine.ts';

const FILE = fileURLToPath(new URL('../../../compose/compose.yaml', import.meta.url));
const GIB = 1024 ** 3;

/** Of the Compose file, without those that are built here. */
const upstream = await (async () => {
  const { services } = readCompose({ file: FILE, text: await readFile(FILE, 'utf8'), variables: {} });
  const own = new Set(services.filter(({ build }) => build).map(({ image }) => image));
  return [...new Set(services.map(({ image }) => image))].filter((image) => !own.has(image));
})();
const here = await Promise.all(upstream.map(async (image) => (await ENGINE?.image(image)) !== undefined));

describe.skipIf(!here.every(Boolean))('the whole stack (needs a container engine with its images)', () => {
  let open: OpenStack;
  const images = { MEADOW_IMAGE: '', AIRFLOW_IMAGE: '' };
  beforeAll(async () => {
    const name = `meadow-test-${process.pid}`;
    Object.assign(images, { MEADOW_IMAGE: `${name}:1`, AIRFLOW_IMAGE: `${name}-airflow:1` });
    open = await openStack(images, FILE);
    const variables = await open.stack.variables();
    let port = 30_000 + Math.floor(Math.random() * 10_000);
    const free: Record<string, string> = {};
    for (const { name: variable } of variables.filter(({ kind }) => kind === 'port')) {
      port = await nextFreePort(port + 1);
      free[variable] = String(port);
    }
    await open.stack.configure(free);
  });
  afterAll(async () => {
    await open.close();
    await docker(['rmi', ...Object.values(images)]);
  }, 120_000);

  const portOf = async (service: string) => {
    const { services } = await open.status();
    return services.find(({ name }) => name === service)?.ports[0]?.port;
  };

  it('is built, and comes up from nothing to all healthy, in the memory of a laptop', {
    timeout: 900_000,
  }, async () => {
    const job = await open.ended(open.stack.up({}));
    expect(job.error).toBeUndefined();
    const { services, healthy } = await open.status();
    expect(services.filter(({ health }) => health !== 'healthy')).toEqual([]);
    expect(healthy).toBe(true);
    // A busy engine has not measured all at once.
    const running = async () => (await open.status()).services.filter(({ state }) => state === 'running');
    const measured = async () => (await running()).every(({ memory }) => memory !== undefined);
    await expect.poll(measured, { timeout: 60_000 }).toBe(true);
    const counted = (await running()).filter(({ name }) => name !== 'grafana');
    expect(counted.reduce((sum, { memory = 0 }) => sum + memory, 0)).toBeLessThan(2.5 * GIB);
  });

  it('answers photos, and lets those in who have the sign-in data it shows', { timeout: 60_000 }, async () => {
    const asked = await fetch(`http://127.0.0.1:${await portOf('api-front')}/v1/predict`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: new Uint8Array(await makePhoto(1)),
    });
    expect(await asked.json()).toMatchObject({ verdict: expect.any(String), version: 'dandelion-or-grass-1' });

    const secrets = await open.stack.secrets();
    const of = (service: string, what: string) =>
      secrets.find((each) => each.service === service && each.name === what)?.value;
    const airflow = `http://127.0.0.1:${await portOf('airflow-api')}/auth/token`;
    const signIn = (password: string | undefined) =>
      fetch(airflow, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: of('airflow-api', 'user'), password }),
      });
    expect((await signIn(of('airflow-api', 'password'))).status).toBe(201);
    expect((await signIn('admin')).status).toBe(401);
  });

  it('is seen by Prometheus, every service of it', { timeout: 120_000 }, async () => {
    const address = `http://127.0.0.1:${await portOf('prometheus')}/api/v1/query?query=`;
    const series = async (query: string) => {
      const answer = await fetch(address + encodeURIComponent(query));
      const { data } = (await answer.json()) as {
        data: { result: { metric: Record<string, string>; value: [number, string] }[] };
      };
      return data.result.map(({ metric, value: [, value] }) => ({ ...metric, value }));
    };
    const values = async (query: string, name: string) =>
      Object.fromEntries((await series(query)).map((each) => [Reflect.get(each, name), each.value]));
    // It reads every 15 s.
    await expect
      .poll(() => values('up', 'job'), { timeout: 60_000, interval: 2000 })
      .toEqual({ prometheus: '1', machine: '1', minio: '1', api: '1', web: '1' });
    await expect
      .poll(() => values('meadow_service_up', 'service'), { timeout: 40_000, interval: 2000 })
      .toEqual({ mlflow: '1', airflow: '1', redis: '1', postgres: '1' });
    await expect
      .poll(() => values('meadow_airflow_part_up', 'part'), { timeout: 40_000, interval: 2000 })
      .toEqual({ metadatabase: '1', scheduler: '1', dag_processor: '1' });
    expect(Object.keys(await values('meadow_redis_memory_bytes', '__name__'))).toHaveLength(1);
    expect(Object.keys(await values('meadow_mlflow_experiments', '__name__'))).toHaveLength(1);
  });

  it('shows a window that knows it lives inside', { timeout: 60_000 }, async () => {
    const asked = docker(['exec', `${open.project}-web-1`, 'meadow', 'stack', 'status']);
    await expect(asked).rejects.toThrow(/This Meadow runs inside the stack/);
  });

  it('keeps its data when it is down, and its secrets', { timeout: 300_000 }, async () => {
    const before = await open.stack.secrets();
    expect(await open.ended(open.stack.down())).toMatchObject({ state: 'done' });
    expect((await open.status()).state).toBe('off');
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await open.stack.secrets()).toEqual(before);
  });
});
