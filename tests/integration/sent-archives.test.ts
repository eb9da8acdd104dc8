import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOST_ARCHIVE_BYTES, SLICE_BYTES } from '../../contract/shapes/archive-limits.ts';
import type { Client } from '../../host/core-client.ts';
import { startWebHost, type WebHost } from '../../host/web/web-host.ts';
import { sendArchive } from '../../renderer/data/adding/send-archive.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { zipOf } from '../ports/made-zip.ts';
import { PHOTOS } from './training/photo-folders.ts';

const PATIENT = { timeout: 120_000 };
const NEW = 'new';

describe.skipIf(!PHOTOS)('zip files sent by a browser (MEADOW_TEST_PHOTOS)', PATIENT, () => {
  let folder: string;
  let core: Core;
  let host: WebHost;
  let client: Client;
  let file: File;
  beforeAll(async () => {
    file = await largeArchive();
  });

  const open = async () => {
    core = await createCore({
      home: join(folder, 'home'),
      host: 'cli',
      open: false,
      link: async () => ({ url: host.link() }),
    });
    host = await startWebHost({ core, folder: join(folder, 'window'), port: 18_550 });
    client = await enter(host);
  };
  const close = async () => {
    await host.close();
    await core.close();
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-sent-'));
    await mkdir(join(folder, 'window'));
    await writeFile(join(folder, 'window/index.html'), '<!doctype html><title>Meadow</title>');
    await open();
    await client.projects.create({ name: NEW, classes: [] });
  });
  afterEach(async () => {
    await close();
    await rm(folder, { recursive: true });
  });

  const scratch = () => readdir(join(folder, 'home/incoming')).catch(() => []);
  const begin = async () => (await client.photos.open({ project: NEW, expected: 1 })).job;
  const ended = async (job: string) => {
    const last = (await Array.fromAsync(await client.jobs.watch({ job }))).at(-1);
    return { last, report: await client.photos.report({ job }) };
  };

  test('come in slices, whatever their size, and become photos labelled by their folders', async () => {
    expect(file.size).toBeGreaterThan(21 * 1024 ** 2);
    const job = await begin();
    const sent: number[] = [];
    await sendArchive(client, job, { name: 'lawn.zip', file }, (bytes) => sent.push(bytes));
    await client.photos.close({ job });
    const { last, report } = await ended(job);
    expect([last?.state, report?.added, report?.leftAside]).toEqual(['done', 12, []]);
    expect(last?.progress).toMatchObject({ done: 12, total: 12 });
    expect(sent).toEqual([SLICE_BYTES, file.size - SLICE_BYTES]);
    expect((await client.photos.counts({ project: NEW })).labels).toEqual({ dandelion: 6, grass: 6 });
    expect(await scratch()).toEqual([]);
  });

  test('leave nothing behind where the addition is cancelled, or the core ends, before they are whole', async () => {
    const first = { name: 'lawn.zip', slice: await sliceOf(file), from: 0, bytes: file.size };
    const job = await begin();
    await client.photos.sendSlice({ job, archive: crypto.randomUUID(), ...first });
    expect(await scratch()).toHaveLength(1);
    await client.jobs.cancel({ job });
    expect((await ended(job)).last?.state).toBe('cancelled');
    await expect.poll(scratch).toEqual([]);
    await expect(client.photos.sendSlice({ job, archive: crypto.randomUUID(), ...first })).rejects.toMatchObject({
      data: { code: 'bad-request' },
    });

    await client.photos.sendSlice({ job: await begin(), archive: crypto.randomUUID(), ...first });
    await close();
    await writeFile(join(folder, 'home/incoming/left-by-a-killed-core'), 'x').catch(() => undefined);
    await open();
    expect(await scratch()).toEqual([]);
  });

  test('are refused above the limit, out of turn, and where they are none; other photos go on', async () => {
    const slice = new File(['PK, but no archive'], 'slice');
    const job = await begin();
    const send = (from: number, bytes: number, archive = crypto.randomUUID()) =>
      client.photos.sendSlice({ job, archive, name: 'bad.zip', slice, from, bytes });
    await expect(send(0, MOST_ARCHIVE_BYTES + 1)).rejects.toMatchObject({ data: { code: 'archive-too-large' } });
    await expect(send(SLICE_BYTES, 2 * SLICE_BYTES)).rejects.toMatchObject({ data: { code: 'bad-request' } });
    await expect(send(0, slice.size - 1)).rejects.toMatchObject({ data: { code: 'bad-request' } });
    await send(0, slice.size);
    await client.photos.close({ job });
    const { report } = await ended(job);
    expect(report?.leftAside).toMatchObject([{ photo: 'bad.zip', error: { code: 'archive-refused' } }]);
    expect(await scratch()).toEqual([]);
  });
});

/** Real photos, enlarged as a phone's are. */
async function largeArchive(): Promise<File> {
  const entries = [];
  for (const label of ['dandelion', 'grass']) {
    const from = join(PHOTOS ?? '', 'dandelion-vs-grass', label);
    for (const name of (await readdir(from)).sort().slice(0, 6)) {
      const content = await sharp(join(from, name))
        .resize(2700, 2700, { fit: 'fill' })
        .jpeg({ quality: 100 })
        .toBuffer();
      entries.push({ name: `${label}/${name}`, content });
    }
  }
  return new File([new Uint8Array(zipOf(entries))], 'lawn.zip');
}

const sliceOf = async (file: File) =>
  new File([new Uint8Array(await file.slice(0, SLICE_BYTES).arrayBuffer())], 'slice');

/** A client as the window has it, with its limits. */
async function enter(host: WebHost): Promise<Client> {
  const answer = await fetch(host.link(), { redirect: 'manual' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const key = answer.headers.get('location')?.split('#key=')[1] ?? '';
  const headers = { cookie, 'x-meadow-key': key };
  return createORPCClient(new RPCLink({ url: `http://127.0.0.1:${host.port}/rpc`, headers: () => headers }));
}
