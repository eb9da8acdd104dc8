import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plans } from '../../../scripts/dashboards/all.ts';
import { readCompose } from '../../../services/domain/stack/read-compose.ts';
import { endOfRun } from '../faults/ask.ts';
import { makePhoto } from '../predictor/made-photo.ts';
import { PHOTOS, photosOf, smallMeadow } from '../training/photo-folders.ts';
import { apiInStack } from './api-in-stack.ts';
import { type CoreWithStack, openCoreWithStack } from './core-with-stack.ts';
import { openPrometheus } from './open-prometheus.ts';
import { docker, ENGINE } from './real-engine.ts';

const FILE = fileURLToPath(new URL('../../../compose/compose.yaml', import.meta.url));
const SCRIPT = fileURLToPath(new URL('../../../scripts/test.ts', import.meta.url));
/** Of those that need a running Airflow, the ones that leave it as it is. */
const ON_AIRFLOW = [
  'tests/e2e/pipelines.spec.ts',
  'tests/ports/pipeline-board.airflow.test.ts',
  'tests/integration/dags.airflow.test.ts',
  'tests/integration/pipelines-cli.airflow.test.ts',
];
const GIB = 1024 ** 3;
/** A second or two, where nothing else runs (`npm run bench promoted-to-served`). */
const SOON_MS = 20_000;
/** Of the photos before one of three replicas is killed. */
const SHARE_OF_ONE = 12;

/** Of the Compose file, without those that are built here. */
const upstream = await (async () => {
  const { services } = readCompose({ file: FILE, text: await readFile(FILE, 'utf8'), variables: {} });
  const own = new Set(services.filter(({ build }) => build).map(({ image }) => image));
  return [...new Set(services.map(({ image }) => image))].filter((image) => !own.has(image));
})();
const here = await Promise.all(upstream.map(async (image) => (await ENGINE?.image(image)) !== undefined));

/** Of our own, with the name of this test alone. */
const IMAGES = { MEADOW_IMAGE: `meadow-test-${process.pid}:1`, AIRFLOW_IMAGE: `meadow-test-${process.pid}-airflow:1` };

describe.skipIf(!here.every(Boolean))('the whole stack (needs a container engine with its images)', () => {
  let open: CoreWithStack;
  beforeAll(async () => {
    open = await openCoreWithStack(IMAGES);
  }, 60_000);
  afterAll(async () => {
    await open.close();
    await docker(['rmi', ...Object.values(IMAGES)]);
  }, 120_000);

  const ask = async (photo: Uint8Array<ArrayBuffer>) => {
    const asked = await fetch(`http://127.0.0.1:${await open.portOf('api-front')}/v1/predict`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: photo,
    });
    return (await asked.json()) as { version: string; verdict: string };
  };

  it('is built, and comes up from nothing to all healthy, in the memory of a laptop', {
    timeout: 900_000,
  }, async () => {
    const job = await open.ended(open.client.stack.up({}));
    expect(job.error).toBeUndefined();
    const { services, healthy } = await open.client.stack.status();
    expect(services.filter(({ health }) => health !== 'healthy')).toEqual([]);
    expect(healthy).toBe(true);
    // A busy engine has not measured all at once.
    const running = async () => (await open.client.stack.status()).services.filter(({ state }) => state === 'running');
    const measured = async () => (await running()).every(({ memory }) => memory !== undefined);
    await expect.poll(measured, { timeout: 60_000 }).toBe(true);
    const counted = (await running()).filter(({ name }) => name !== 'grafana');
    expect(counted.reduce((sum, { memory = 0 }) => sum + memory, 0)).toBeLessThan(2.5 * GIB);
  });

  it('answers photos, and lets those in who have the sign-in data it shows', { timeout: 60_000 }, async () => {
    const photo = new Uint8Array(await makePhoto(1));
    expect(await ask(photo)).toMatchObject({ verdict: expect.any(String), version: 'dandelion-or-grass-1' });

    const secrets = await open.client.stack.secrets();
    const of = (service: string, what: string) =>
      secrets.find((each) => each.service === service && each.name === what)?.value;
    const airflow = `http://127.0.0.1:${await open.portOf('airflow-api')}/auth/token`;
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
    const { values } = openPrometheus(await open.portOf('prometheus'));
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

  it('answers what every panel of the dashboards asks, and raises no alert', { timeout: 240_000 }, async () => {
    const { series, rules } = openPrometheus(await open.portOf('prometheus'));
    const lines = async (expr: string) => (await series(expr.replaceAll('$project', '.*'))).length;
    for (const { title, panels } of plans)
      for (const panel of panels)
        for (const { expr, mayBeEmpty } of panel.queries) {
          const about = `${title}, ${panel.title}: ${expr}`;
          // What web reads at its leisure, and rates, take two readings.
          if (mayBeEmpty) expect(await lines(expr), about).toBeGreaterThanOrEqual(0);
          else await expect.poll(() => lines(expr), { timeout: 60_000, message: about }).toBeGreaterThan(0);
        }
    expect((await rules()).filter(({ health }) => health !== 'ok')).toEqual([]);
    // What was missed while the machine was busy with starting is over soon.
    await expect.poll(() => series('ALERTS{alertstate="firing"}'), { timeout: 60_000, interval: 2000 }).toEqual([]);
    // The window reads the same.
    expect(await open.client.stack.measured()).toMatchObject({ api: { replicas: 2 }, alerts: [] });
  });

  it.skipIf(!PHOTOS)(
    'serves a version that went live from all its replicas at once, and counts each answer once',
    {
      timeout: 300_000,
    },
    async () => {
      const api = apiInStack(open.project, await open.portOf('api-front'));
      const folder = await mkdtemp(join(tmpdir(), 'meadow-photos-'));
      try {
        await smallMeadow(folder, 0, 30);
        // The container's user is another one.
        await chmod(folder, 0o755);
        await docker(['cp', folder, `${api.web}:/data/photos`]);
      } finally {
        await rm(folder, { recursive: true });
      }
      const photos = await Promise.all(Array.from({ length: 20 }, (_, seed) => makePhoto(seed)));
      await api.meadow('train', '--from', '/data/photos', '--project', 'field');
      expect(await api.ask(photos[0]!, 'field')).toBe('field-1');
      await api.meadow('projects', 'choose', 'field');
      const began = performance.now();
      await api.until(async () => String(await api.versions()) === 'field-1,field-1');
      expect(await api.ask(photos[0]!)).toBe('field-1');
      expect(performance.now() - began).toBeLessThan(SOON_MS);

      await open.client.stack.configure({ API_REPLICAS: '3' });
      expect(await open.ended(open.client.stack.up({}))).toMatchObject({ state: 'done' });
      await api.until(async () => String(await api.versions()) === 'field-1,field-1,field-1');
      // Once with the project's name, and once without.
      let asked = 2;
      const killed = (await api.replicas())[0]!;
      const lane = async () => {
        while (asked < 100) {
          const at = asked++;
          if (at === 30) await docker(['kill', killed]);
          expect(await api.ask(photos[at % photos.length]!)).toBe('field-1');
        }
      };
      await Promise.all([lane(), lane(), lane()]);
      // What the killed one answered last nobody has read, on a busy machine all its share; no answer is counted twice.
      await api.until(async () => (await api.counted('field')) >= asked - SHARE_OF_ONE);
      expect(await api.counted('field')).toBeLessThanOrEqual(asked);
    },
  );

  it('shows a window that knows it lives inside', { timeout: 60_000 }, async () => {
    const asked = docker(['exec', `${open.project}-web-1`, 'meadow', 'stack', 'status']);
    await expect(asked).rejects.toThrow(/This Meadow runs inside the stack/);
    const { url } = await open.client.stack.enterWeb();
    expect(url).toContain(`:${await open.portOf('web')}/?token=`);
    // The link lets in once more whoever comes with what it gave.
    const first = await fetch(url, { redirect: 'manual' });
    const cookie = first.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const inside = await fetch(new URL(first.headers.get('location') ?? '/', url), { headers: { cookie } });
    expect(inside.status).toBe(200);
    expect(await inside.text()).toContain('<div id="root"');
  });

  it.skipIf(!PHOTOS)(
    'one click to move in, one to retrain: registered, live, and served by the API (MEADOW_TEST_PHOTOS)',
    {
      timeout: 400_000,
    },
    async () => {
      const { client, ended } = open;
      const { id: project } = await client.projects.create({ name: 'Lawn', classes: ['dandelion', 'grass'] });
      const addition = await client.photos.add({ project, paths: [await smallMeadow(`${open.folder}/photos`, 0, 12)] });
      await ended(addition);
      expect(await client.photos.report(addition)).toMatchObject({ added: 24, known: 0, leftAside: [] });

      expect(await ended(client.moving.move({ project, to: 'stack' }))).toMatchObject({ state: 'done' });
      const there = expect.objectContaining({ id: project, place: 'stack', photos: 24 });
      await expect.poll(() => client.projects.list(), { timeout: 15_000 }).toContainEqual(there);
      const { run } = await client.training.start({ project, policy: 'by-itself' });
      const { state, version } = await endOfRun(client, run);
      expect(state).toBe('done');

      const [file] = await photosOf('dandelion-vs-grass', 'dandelion');
      const photo = new Uint8Array(await readFile(file!));
      // Promised within 5 s; a busy machine may take longer.
      await expect.poll(async () => (await ask(photo)).version, { timeout: 20_000, interval: 250 }).toBe(version);
      // What the API was asked is in the project's history, once.
      const asked = async () => (await client.history.summary({ filter: { version: version! } })).total;
      const counted = { timeout: 20_000, interval: 500 };
      await expect.poll(asked, counted).toBe(1); // the one just now
      await Promise.all(Array.from({ length: 8 }, () => ask(photo)));
      await expect.poll(asked, counted).toBe(9);

      const mlflow = `http://127.0.0.1:${await open.portOf('mlflow')}`;
      const champion = () =>
        fetch(`${mlflow}/api/2.0/mlflow/registered-models/alias?name=${project}&alias=champion`).then((it) =>
          it.text(),
        );
      await expect.poll(champion, { timeout: 20_000 }).toContain(version!);
    },
  );

  it.skipIf(!PHOTOS)(
    'has one run of what was begun in Airflow, as of what was begun here',
    {
      timeout: 400_000,
    },
    async () => {
      const { client } = open;
      await client.training.runOn({ project: 'lawn', at: 'stack' });
      const { pipelines, broken } = await client.pipelines.overview();
      expect(broken).toEqual([]);
      expect(pipelines.map(({ name }) => name).toSorted()).toEqual([
        'new_data',
        'performance_watch',
        'retrain',
        'weekly',
      ]);

      const airflow = `http://127.0.0.1:${await open.portOf('airflow-api')}`;
      const secrets = await client.stack.secrets();
      const [username, password] = ['user', 'password'].map(
        (what) => secrets.find(({ service, name }) => service === 'airflow-api' && name === what)?.value,
      );
      const post = async (path: string, body: object, token = '') => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
        const asked = await fetch(airflow + path, { method: 'POST', headers, body: JSON.stringify(body) });
        return (await asked.json()) as Record<string, string>;
      };
      const { access_token: token } = await post('/auth/token', { username, password });
      await post('/api/v2/dags/retrain/dagRuns', { logical_date: null, conf: { project: 'lawn' } }, token);
      const begunThere = async () =>
        (await client.training.list({ project: 'lawn' })).filter(({ by }) => by === 'Airflow');
      await expect
        .poll(begunThere, { timeout: 300_000, interval: 2000 })
        .toEqual([expect.objectContaining({ state: 'done', version: expect.stringContaining('lawn') })]);
    },
  );

  it.skipIf(!PHOTOS)(
    'shows a training by Airflow live in the window, task by task, with logs, and on the command line',
    {
      timeout: 900_000,
    },
    async () => {
      const env = { ...process.env, MEADOW_TEST_AIRFLOW: open.project };
      const args = [SCRIPT, ...ON_AIRFLOW];
      const ended = promisify(execFile)(process.execPath, args, { env, maxBuffer: 64 * 1024 ** 2 });
      await ended.catch(({ stdout }: { stdout: string }) => {
        throw new Error(stdout.slice(stdout.indexOf('\nfailed: ')));
      });
    },
  );

  it.skipIf(!PHOTOS)('is not removed with the projects that live in it by mistake', async () => {
    const removing = open.client.stack.remove({ data: true, name: open.project });
    await expect(removing).rejects.toMatchObject({ code: 'stack-holds' });
  });

  it.skipIf(!PHOTOS)(
    'rests once nobody uses it, and starts because a project in it is asked for (MEADOW_TEST_PHOTOS)',
    { timeout: 600_000 },
    async () => {
      const { client } = open;
      const before = await client.stack.secrets();
      await client.stack.weigh({ idle: { minutes: 1 } });
      const state = async () => (await client.stack.status()).state;
      // It looks once a minute; an Airflow that has just started is not idle yet.
      await expect.poll(state, { timeout: 300_000, interval: 2000 }).toBe('off');
      const isAway = async () => (await client.projects.list()).some(({ away }) => away);
      await expect.poll(isAway, { timeout: 30_000 }).toBe(true);

      const photos = () => client.photos.list({ project: 'lawn' });
      await expect(photos()).rejects.toMatchObject({ code: 'stack-off', data: { details: { waking: 'yes' } } });
      const there = async () => (await photos().catch(() => ({ total: 0 }))).total;
      await expect.poll(there, { timeout: 200_000, interval: 1000 }).toBe(24);
      await client.stack.weigh({ idle: { minutes: 0 } });
      const isDone = async () => (await client.stack.status()).work === undefined;
      await expect.poll(isDone, { timeout: 200_000, interval: 1000 }).toBe(true);
      expect(await client.stack.secrets()).toEqual(before);
    },
  );
});
