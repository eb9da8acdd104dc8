import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceStep } from '../../../contract/shapes/stack.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { docker, ENGINE } from './real-engine.ts';

const FILE = fileURLToPath(new URL('update.yaml', import.meta.url));
const POSTGRES = 'postgres:16';
const here = ENGINE && (await ENGINE.image(POSTGRES)) !== undefined && (await ENGINE.image('debian:bookworm-slim'));

const NEWER = `FROM ${POSTGRES}\nLABEL newer=yes\n`;
/** A newer version that changes the data so that the older cannot read it, and then falls. */
const BROKEN = `FROM ${POSTGRES}
ENTRYPOINT ["sh", "-c", "echo 99 > /var/lib/postgresql/data/pgdata/PG_VERSION; echo cannot go on; exit 1"]
`;

function build(image: string, dockerfile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const run = execFile('docker', ['build', '-q', '-t', image, '-'], (error) => (error ? reject(error) : resolve()));
    run.stdin?.end(dockerfile);
  });
}

describe.skipIf(!here)(
  'an update of images (needs a container engine with postgres:16 and debian:bookworm-slim)',
  { timeout: 180_000 },
  () => {
    let open: OpenStack;
    let images: { newer: string; broken: string };
    beforeAll(async () => {
      open = await openStack({}, FILE);
      images = { newer: `${open.project}-newer:1`, broken: `${open.project}-broken:1` };
      await build(images.newer, NEWER);
      await build(images.broken, BROKEN);
      expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
      await sql('create table words (word text)');
    }, 180_000);
    afterAll(async () => {
      await open.close();
      await docker(['rmi', '-f', ...Object.values(images)]);
    }, 60_000);

    const sql = (text: string) =>
      docker([
        'exec',
        '-e',
        'PGPASSWORD=meadow',
        `${open.project}-postgres-1`,
        'psql',
        '-U',
        'postgres',
        '-h',
        '127.0.0.1',
        '-Atc',
        text,
      ]);
    const write = (word: string) => sql(`insert into words values ('${word}')`);
    const words = async () => (await sql('select word from words order by word')).split('\n').filter(Boolean);
    const imageNow = () => docker(['inspect', '-f', '{{.Config.Image}}', `${open.project}-postgres-1`]);
    const reaches = async (...wanted: ServiceStep[]) => {
      const reached = async () => (await open.status()).work?.services.some(({ step }) => wanted.includes(step));
      await expect.poll(reached, { interval: 20, timeout: 30_000 }).toBe(true);
    };
    const leftovers = async () =>
      [
        await docker(['volume', 'ls', '-q', '--filter', `name=${open.project}_before`]),
        await docker(['ps', '-aq', '--filter', `name=${open.project}-helper`]),
      ].join('');

    it('says what would change, and nothing where nothing would', async () => {
      expect(await open.stack.updates()).toEqual({ changes: [], snapshots: [] });
      await open.stack.configure({ POSTGRES_IMAGE: images.newer });
      const { changes } = await open.stack.updates();
      expect(changes).toMatchObject([
        { services: ['postgres'], from: POSTGRES, to: images.newer, data: ['postgres-data'] },
      ]);
    });

    it('copies the data first, and leads back to it with the image it had', async () => {
      await write('before');
      expect(await open.ended(open.stack.update({}))).toMatchObject({ state: 'done' });
      expect(await imageNow()).toBe(images.newer);
      await write('since');
      expect(await words()).toEqual(['before', 'since']);
      const { changes, snapshots } = await open.stack.updates();
      expect(changes).toEqual([]);
      expect(snapshots).toMatchObject([{ volumes: ['postgres-data'], size: expect.any(Number) }]);
      expect(snapshots[0]!.size).toBeGreaterThan(10_000_000);

      expect(await open.ended(open.stack.back({ snapshot: snapshots[0]!.id }))).toMatchObject({ state: 'done' });
      expect([await imageNow(), await words()]).toEqual([POSTGRES, ['before']]);
      expect(await open.status()).toMatchObject({ state: 'healthy' });
    });

    it('leads back from an update that broke the data, which a plain start makes with a copy too', async () => {
      await open.stack.configure({ POSTGRES_IMAGE: images.broken });
      expect(await open.ended(open.stack.up({}))).toMatchObject({
        state: 'failed',
        error: { code: 'service-failed', details: { service: 'postgres' } },
      });
      const { failed } = await open.status();
      expect(failed).toMatchObject({ snapshot: expect.any(String) });
      // The older image alone does not help any more.
      await open.stack.configure({ POSTGRES_IMAGE: '' });
      expect(await open.ended(open.stack.up({ services: ['postgres'] }))).toMatchObject({ state: 'failed' });
      // What broke is not copied over the way back.
      const { snapshots } = await open.stack.updates();
      expect(snapshots.filter(({ id }) => id >= failed!.snapshot!)).toHaveLength(1);
      expect(await open.ended(open.stack.back({ snapshot: failed!.snapshot! }))).toMatchObject({ state: 'done' });
      expect([await imageNow(), await words()]).toEqual([POSTGRES, ['before']]);
    });

    it('copies data that was well since the last copy, though its service fell', async () => {
      const before = (await open.stack.updates()).snapshots;
      await docker(['exec', `${open.project}-postgres-1`, 'sh', '-c', 'echo 99 > $PGDATA/PG_VERSION']);
      await docker(['restart', '-t', '1', `${open.project}-postgres-1`]);
      const trouble = async () => (await open.status()).services.find(({ name }) => name === 'postgres')?.trouble;
      await expect.poll(trouble, { timeout: 30_000 }).toMatchObject({ kind: 'crash-loop' });
      await open.stack.configure({ POSTGRES_IMAGE: images.newer });
      expect(await open.ended(open.stack.update({}))).toMatchObject({ state: 'failed' });
      const { snapshots } = await open.stack.updates();
      expect(snapshots).toHaveLength(before.length + 1);
      expect(await open.ended(open.stack.back({ snapshot: before[0]!.id }))).toMatchObject({ state: 'done' });
      await open.stack.removeSnapshot({ snapshot: snapshots[0]!.id });
    });

    it('starts what it stopped again where it is cancelled, and leaves no half a copy', async () => {
      await open.stack.configure({ POSTGRES_IMAGE: images.newer });
      const before = (await open.stack.updates()).snapshots.length;
      const begun = await open.stack.update({});
      // To stop may take less than to look.
      await reaches('stop', 'copy');
      open.cancel(begun.job);
      expect(await open.ended(begun)).toMatchObject({ state: 'cancelled' });
      await expect.poll(async () => (await open.status()).state, { timeout: 30_000 }).toBe('healthy');
      expect(await imageNow()).toBe(POSTGRES);
      expect((await open.stack.updates()).snapshots).toHaveLength(before);
    });

    it('goes on with a way back that was broken off, before anything else', async () => {
      await open.stack.configure({ POSTGRES_IMAGE: '' });
      const [snapshot] = (await open.stack.updates()).snapshots;
      await write('lost');
      const begun = await open.stack.back({ snapshot: snapshot!.id });
      await reaches('copy');
      open.cancel(begun.job);
      await open.ended(begun);
      expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
      expect(await words()).toEqual(['before']);
    });

    it('puts data back once, also where a service does not come up with it', async () => {
      const [snapshot] = (await open.stack.updates()).snapshots;
      await open.stack.configure({ FRONT_COMMAND: 'exit 3' });
      expect(await open.ended(open.stack.back({ snapshot: snapshot!.id }))).toMatchObject({
        state: 'failed',
        error: { details: { service: 'front' } },
      });
      await write('since');
      await open.stack.configure({ FRONT_COMMAND: '' });
      expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
      expect(await words()).toEqual(['before', 'since']);
    });

    it('says that the copy is gone from which data was being put back, once, and starts then', async () => {
      const [snapshot] = (await open.stack.updates()).snapshots;
      const begun = await open.stack.back({ snapshot: snapshot!.id });
      await reaches('copy');
      open.cancel(begun.job);
      await open.ended(begun);
      await docker(['volume', 'rm', `${open.project}_before-${snapshot!.id}`]);
      await docker(['rmi', `${open.project}-before/postgres:${snapshot!.id}`]);
      expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'failed', error: { code: 'not-found' } });
      expect(await open.ended(open.stack.up({}))).not.toMatchObject({ error: { code: 'not-found' } });
    });

    it('deletes a copy, and all of them with the data', async () => {
      const { snapshots } = await open.stack.updates();
      const [first, ...others] = snapshots;
      const left = await open.stack.removeSnapshot({ snapshot: first!.id });
      expect(left.snapshots).toEqual(others);
      await open.ended(Promise.resolve(open.stack.remove({ data: true, name: open.project })));
      expect(await leftovers()).toBe('');
      expect(await docker(['images', '-q', '--filter', `reference=${open.project}-before/*`])).toBe('');
    });
  },
);
