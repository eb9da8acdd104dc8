import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPredictorClient } from '../../services/adapters/http/predictor-client.ts';
import { createReplicaClient } from '../../services/adapters/http/replica-client.ts';
import { createModelFiles } from '../../services/adapters/local/model-files.ts';
import { createSharpDecoder } from '../../services/adapters/sharp/sharp-decoder.ts';
import { type Measures, measure } from '../../services/domain/checks/look.ts';
import { fileKind } from '../../services/domain/photo-format.ts';
import { testView } from '../../services/domain/views.ts';
import type { RunningPredictor } from '../../services/ports/predictor.ts';
import type { PredictorApp } from '../../services/predictor/app.ts';
import { makeModels } from './predictor/made-model.ts';
import { makePhoto } from './predictor/made-photo.ts';
import {
  ask,
  everyone,
  KEY,
  listening,
  manyBody,
  openPredictor,
  openWorkshop,
  photoBody,
  TOKEN,
  type Workshop,
} from './predictor/open-predictor.ts';

let workshop: Workshop;
let folder: string;
let predictor: PredictorApp;
let address: string;
let client: RunningPredictor;
let photo: Buffer;
let measured: Measures;

beforeAll(async () => {
  workshop = await openWorkshop();
  folder = await mkdtemp(join(tmpdir(), 'meadow-sent-'));
  photo = await makePhoto(1);
  const [seen] = await createSharpDecoder().views(photo, [testView]);
  measured = measure(seen!);
});
afterAll(async () => {
  await workshop.close();
  await rm(folder, { recursive: true });
});
const sender = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/octet-stream' };
/** A model in a file of its own. */
const made = async (version: string, seed: number) => (await makeModels(folder, [{ version, seed }]))[0]!;
beforeEach(async () => {
  predictor = await openPredictor(workshop);
  address = await listening(predictor.app);
  client = createPredictorClient(address, TOKEN);
});
afterEach(async () => {
  await client.close();
  await predictor.app.close();
});

describe('the routes of the core', () => {
  it('are for the core alone', async () => {
    const paths = [
      ['GET', '/internal/health'],
      ['GET', '/internal/journal?after=0&wait=0'],
      ['PUT', '/internal/models'],
      ['PUT', '/internal/access'],
      ['POST', '/internal/classify'],
      ['POST', '/internal/shutdown'],
    ] as const;
    for (const [method, path] of paths) {
      for (const authorization of ['', `Bearer ${KEY}`, `Bearer ${TOKEN.slice(0, -1)}`, `Basic ${TOKEN}`]) {
        const answer = await ask(address + path, { method, ...(authorization && { headers: { authorization } }) });
        expect([path, answer.status]).toEqual([path, 401]);
      }
    }
  });

  it('give verdict, hash, how the photo was taken, heatmap and thumbnail', async () => {
    const answer = await client.classify(photo, { heatmap: true, thumbnail: 64, version: 'test-1' });
    expect(answer.verdict).toMatchObject({ version: 'test-1', heatmap: { rows: 7, columns: 7 } });
    expect(answer.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(answer).toMatchObject(measured);
    expect(fileKind(answer.thumbnail!)).toEqual({ photo: 'webp' });
    expect(await client.classify(photo, {})).not.toHaveProperty('thumbnail');
  });

  it('say what is wrong as the fault it is', async () => {
    await expect(client.classify(Buffer.from('x'), {})).rejects.toMatchObject({ code: 'photo-format' });
    await expect(client.classify(Buffer.alloc(0), {})).rejects.toMatchObject({ code: 'photo-empty' });
    await expect(client.classify(photo, { version: 'none' })).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('end with the reason of a caller that hangs up, and with predictor-down where nobody answers', async () => {
    await expect(client.classify(photo, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    const controller = new AbortController();
    const waiting = client.journal(0, 20_000, controller.signal);
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(waiting).rejects.toThrow('enough');
    await predictor.app.close();
    await expect(client.health()).rejects.toMatchObject({ code: 'predictor-down' });
  });

  it('tell requests of others once they are acknowledged no more, and never those of the core', async () => {
    await client.classify(photo, {});
    await ask(`${address}/v1/predict?name=a.jpg&heatmap=1`, photoBody(photo));
    await ask(
      `${address}/v1/predict`,
      manyBody([
        { name: 'b.jpg', bytes: photo },
        { name: 'c', bytes: Buffer.from('x') },
      ]),
    );
    await ask(`${address}/v1/predict`, photoBody(Buffer.from('x')));
    await ask(`${address}/health/live`);
    const first = await client.journal(0, 0);
    expect(
      first.entries.map(({ request, predictions }) => [
        request.status,
        request.photos,
        request.outcome,
        predictions.length,
      ]),
    ).toEqual([
      [200, 1, 'neither', 1],
      [200, 2, '1 neither, 1 photo-format', 1],
      [415, 1, 'photo-format', 0],
    ]);
    expect(first.entries[0]?.predictions[0]).toMatchObject({
      ...measured,
      photo: 'a.jpg',
      verdict: { version: 'test-2', nearest: [] },
    });
    expect(first.entries[0]?.predictions[0]?.verdict).not.toHaveProperty('heatmap');
    expect(await client.journal(0, 0)).toEqual(first);
    expect((await client.journal(2, 0)).entries.map(({ number }) => number)).toEqual([3]);
    expect((await client.journal(3, 0)).entries).toEqual([]);
  });

  it('wait for the next request', async () => {
    const waiting = client.journal(0, 20_000);
    await ask(`${address}/v1/predict`, photoBody(photo));
    expect((await waiting).entries).toHaveLength(1);
  });

  it('take other models where the live one is sound, and stay as they are where it is not', async () => {
    const { models } = workshop;
    const [first, second, third] = models;
    expect(await client.serve({ models, live: 'test-1' })).toMatchObject({ ready: true, version: 'test-1' });
    const refusals: [object, string][] = [
      [{ models: [{ ...second!, sha256: '0'.repeat(64) }], live: 'test-2' }, 'model-refused'],
      [{ models: [{ ...third!, path: `${third!.path}.gone` }], live: 'insects-1' }, 'model-refused'],
      [{ models: [{ ...third!, path: second!.path }], live: 'insects-1' }, 'model-refused'],
      [{ models, live: 'test-9' }, 'model-missing'],
      [{ models: [], live: 'test-1' }, 'bad-request'],
    ];
    for (const [shelf, code] of refusals) {
      await expect(client.serve(shelf as Parameters<typeof client.serve>[0])).rejects.toMatchObject({ code });
      expect(await client.health()).toMatchObject({ ready: true, version: 'test-1' });
    }
    expect((await client.classify(photo, {})).verdict.version).toBe(first!.version);
  });

  it('change who may ask, at once', async () => {
    const status = async (headers = {}) => (await ask(`${address}/v1/models`, { headers })).status;
    await client.admit({ ...everyone, requireKey: true, key: 'another key' });
    expect([await status(), await status({ 'x-api-key': KEY }), await status({ 'x-api-key': 'another key' })]).toEqual([
      401, 401, 200,
    ]);
    await client.admit({ ...everyone, on: false });
    expect([await status(), await status({ authorization: `Bearer ${TOKEN}` })]).toEqual([503, 200]);
  });

  it('answer with a version that was live before where the live one is refused, and say so', async () => {
    const { models } = workshop;
    const broken = models.map((model) => (model.version === 'test-2' ? { ...model, sha256: '0'.repeat(64) } : model));
    const shelf = { models: broken, live: 'test-2', before: ['gone-1', 'insects-1', 'test-1'] };
    expect(await client.serve(shelf)).toMatchObject({
      ready: true,
      version: 'insects-1',
      refused: { code: 'model-refused' },
    });
    expect(await client.serve({ models, live: 'test-1' })).not.toHaveProperty('refused');
  });

  it('verify a model that is not live yet', async () => {
    const [, second] = workshop.models;
    await client.verify(second!);
    await expect(client.verify({ ...second!, sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'model-refused',
    });
  });

  it('take files of models by their hash, and a shelf of them that answers when the word is given', async () => {
    let say = (_mark: string) => {};
    const word = {
      hear(heard: (mark: string) => void) {
        say = heard;
      },
    };
    const [one, two] = [await made('replica-1', 1), await made('replica-2', 2)];
    const { app } = await openPredictor(workshop, { files: createModelFiles(join(folder, 'sent'), 10 ** 8), word });
    const replica = createReplicaClient(await listening(app), TOKEN);
    try {
      await replica.serve({ models: [one], live: 'replica-1' });
      await rm(one.path); // it has its own
      expect((await replica.classify(photo, {})).verdict.version).toBe('replica-1');
      await replica.stage({ models: [one, two], live: 'replica-2' }, 'mark');
      expect((await replica.health()).version).toBe('replica-1');
      say('another mark');
      say('mark');
      await expect.poll(async () => (await replica.health()).version).toBe('replica-2');
      await expect(replica.stage({ models: [{ ...two, sha256: one.sha256 }], live: 'x' }, 'mark')).rejects.toThrow();
      const forged = { method: 'PUT', body: 'other bytes', headers: sender } as const;
      const files = `${app.listeningOrigin}/internal/files`;
      expect((await ask(`${files}/${'a'.repeat(64)}`, forged)).status).toBe(400);
      expect([(await ask(files)).status, (await ask(files, { headers: { 'x-api-key': KEY } })).status]).toEqual([
        401, 401,
      ]);
    } finally {
      await replica.close();
      await app.close();
    }
  });

  it('make room for the version that is to answer, and serve what there is room for besides', async () => {
    const many = await makeModels(
      folder,
      [1, 2, 3, 4].map((seed) => ({ version: `many-${seed}`, seed: 10 + seed })),
    );
    const sizes = await Promise.all(many.map(async ({ path }) => (await stat(path)).size));
    const room = sizes[0]! + sizes[1]! + sizes[2]! / 2;
    const { app } = await openPredictor(workshop, { files: createModelFiles(join(folder, 'small'), room) });
    const replica = createReplicaClient(await listening(app), TOKEN);
    const listed = async () => {
      const { json } = await ask(`${app.listeningOrigin}/v1/models`);
      return (json as { models: { version: string }[] }).models.map(({ version }) => version).toSorted();
    };
    try {
      await replica.serve({ models: many.slice(0, 3), live: 'many-1' });
      expect(await listed()).toEqual(['many-1', 'many-3']);
      await replica.serve({ models: many, live: 'many-4', before: ['many-1'] });
      expect(await listed()).toEqual(['many-1', 'many-4']);
      expect((await replica.classify(photo, {})).verdict.version).toBe('many-4');
    } finally {
      await replica.close();
      await app.close();
    }
  });

  it('starts with a version that was live before where the live one is refused, and says so', async () => {
    const shelf = {
      models: workshop.models.map((model) =>
        model.version === 'test-2' ? { ...model, sha256: '0'.repeat(64) } : model,
      ),
      live: 'test-2',
      before: ['test-1'],
    };
    const other = await openPredictor(workshop, { shelf });
    const { body } = await other.app.inject({ url: '/health/ready', headers: { host: 'localhost' } });
    expect(JSON.parse(body)).toMatchObject({ ready: true, version: 'test-1', error: { code: 'model-refused' } });
    await other.app.close();
  });
});
