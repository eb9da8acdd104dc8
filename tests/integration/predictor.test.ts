import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiModels, apiPrediction, apiPredictions } from '../../contract/shapes/api.ts';
import type { PredictorApp } from '../../services/predictor/app.ts';
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
let predictor: PredictorApp;
let address: string;

beforeAll(async () => {
  workshop = await openWorkshop();
  predictor = await openPredictor(workshop);
  address = await listening(predictor.app);
});
afterAll(async () => {
  await predictor.app.close();
  await workshop.close();
});

describe('POST /v1/predict', () => {
  it.each(['image/jpeg', 'image/heic', 'application/octet-stream'])(
    'judges the bytes of a photo sent as %s',
    async (type) => {
      const { status, json } = await ask(`${address}/v1/predict`, photoBody(await makePhoto(1), type));
      expect(status).toBe(200);
      const { photo, version, scores, ms } = apiPrediction.strict().parse(json);
      expect({ photo, version }).toEqual({ photo: undefined, version: 'test-2' });
      expect(scores.dandelion! + scores.grass!).toBeCloseTo(1);
      expect(ms).toBeGreaterThan(0);
    },
  );

  it('asks the version named, adds the heatmap wanted and tells the name given', async () => {
    const url = `${address}/v1/predict?version=insects-1&heatmap=1&name=garden%20%C3%A9.jpg`;
    const { json } = await ask(url, photoBody(await makePhoto(1)));
    const { photo, version, scores, heatmap } = apiPrediction.parse(json);
    expect({ photo, version }).toEqual({ photo: 'garden é.jpg', version: 'insects-1' });
    expect(Object.keys(scores)).toEqual(['ants', 'bees', 'flies']);
    expect(heatmap!.cells).toHaveLength(heatmap!.rows * heatmap!.columns);
  });

  it('answers many photos in the order given; one that fails keeps no other from its verdict', async () => {
    const photos = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => makePhoto(seed)));
    const named = photos.map((bytes, i) => ({ name: `${i}.jpg`, bytes }));
    named.splice(2, 0, { name: 'broken.jpg', bytes: photos[0]!.subarray(0, 500) });
    named.splice(4, 0, { name: 'folder/letter.pdf', bytes: Buffer.from('%PDF-1.7 this is a letter') });
    named.push({ name: 'nothing.jpg', bytes: Buffer.alloc(0) });
    const { status, json } = await ask(`${address}/v1/predict`, manyBody(named));
    expect(status).toBe(200);
    const { predictions } = apiPredictions.parse(json);
    expect(predictions.map(({ photo }) => photo)).toEqual(named.map(({ name }) => name));
    const failed = predictions.flatMap((one, index) => ('error' in one ? [[index, one.error.code]] : []));
    expect(failed).toEqual([
      [2, 'photo-broken'],
      [4, 'photo-format'],
      [8, 'photo-empty'],
    ]);
  });

  it('says of the same photo the same, alone or among many', async () => {
    const photo = await makePhoto(7);
    const alone = apiPrediction.parse((await ask(`${address}/v1/predict`, photoBody(photo))).json);
    const many = await ask(
      `${address}/v1/predict`,
      manyBody([
        { name: 'a', bytes: photo },
        { name: 'b', bytes: photo },
      ]),
    );
    for (const one of apiPredictions.parse(many.json).predictions) expect(one).toMatchObject({ scores: alone.scores });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'image/jpeg', 422, 'photo-empty'],
    ['a text', Buffer.from('Dear Sir or Madam'), 'image/jpeg', 415, 'photo-format'],
    ['JSON', Buffer.from('{}'), 'application/json', 415, 'photo-format'],
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1), 'image/jpeg', 413, 'photo-too-large'],
    ['a form without an end', Buffer.from('--x\r\n'), 'multipart/form-data; boundary=x', 400, 'bad-request'],
    ['a form without photos', Buffer.from('--x--\r\n'), 'multipart/form-data; boundary=x', 400, 'bad-request'],
    ['a form without a boundary', Buffer.from('hello'), 'multipart/form-data', 400, 'bad-request'],
  ])('refuses %s in words', async (_what, body, type, status, code) => {
    const answer = await ask(`${address}/v1/predict`, photoBody(body, type));
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({
      error: { code, message: expect.stringMatching(/\.$/), hint: expect.stringMatching(/\.$/) },
    });
  });

  it('gives a row to a photo of more than 20 MB among others, and refuses more than 64 photos', async () => {
    const photo = await makePhoto(1);
    const large = { name: 'large', bytes: Buffer.alloc(20 * 1024 * 1024 + 1) };
    const { json } = await ask(`${address}/v1/predict`, manyBody([large, { name: 'fine', bytes: photo }]));
    expect(json).toMatchObject({
      predictions: [{ error: { code: 'photo-too-large' } }, { photo: 'fine', version: 'test-2' }],
    });
    const crowd = Array.from({ length: 65 }, (_, i) => ({ name: `${i}`, bytes: Buffer.from('x') }));
    expect((await ask(`${address}/v1/predict`, manyBody(crowd))).status).toBe(400);
  });

  it('does not know a version that is not there, nor a word that means nothing', async () => {
    const photo = photoBody(await makePhoto(1));
    expect(await ask(`${address}/v1/predict?version=test-9`, photo)).toMatchObject({
      status: 404,
      json: { error: { code: 'model-missing' } },
    });
    expect(await ask(`${address}/v1/predict?heatmaps=1`, photo)).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('"heatmaps"') } },
    });
  });
});

describe('the other addresses', () => {
  it('lists the versions', async () => {
    const { models } = apiModels.parse((await ask(`${address}/v1/models`)).json);
    expect(models.map(({ version, live }) => [version, live])).toEqual([
      ['test-1', false],
      ['test-2', true],
      ['insects-1', false],
    ]);
  });

  it('is live and ready', async () => {
    expect(await ask(`${address}/health/live`)).toMatchObject({ status: 200, json: { live: true } });
    expect(await ask(`${address}/health/ready`)).toMatchObject({
      status: 200,
      json: { ready: true, version: 'test-2' },
    });
  });

  it.each([
    ['GET', '/v1/predict', 405, 'wrong-method'],
    ['DELETE', '/v1/models', 405, 'wrong-method'],
    ['TRACE', '/v1/models', 405, 'wrong-method'],
    ['OPTIONS', '/v1/predict', 405, 'wrong-method'],
    ['GET', '/v1/nothing', 404, 'not-found'],
    ['GET', '/v1/%00', 404, 'not-found'],
    ['GET', '/v1/%ZZ', 400, 'bad-request'],
  ] as const)('answers %s %s with %i', async (method, path, status, code) => {
    expect(await ask(address + path, { method })).toMatchObject({ status, json: { error: { code } } });
  });

  it('forbids sniffing, caching and framing, and allows no other site anything', async () => {
    for (const path of ['/v1/models', '/nothing', '/docs', '/metrics']) {
      const { headers } = await ask(address + path);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('answers bytes that are no HTTP once, in JSON', async () => {
    const { createConnection } = await import('node:net');
    const { hostname, port } = new URL(address);
    const socket = createConnection(Number(port), hostname);
    socket.write('what is this?\r\n\r\n');
    const text = (await socket.toArray()).join('');
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(text.split('\r\n\r\n')[1]!)).toMatchObject({ error: { code: 'bad-request' } });
  });
});

describe('keys and the switch', () => {
  const asked = async (access: typeof everyone, headers: Record<string, string>) => {
    const { app } = await openPredictor(workshop, { access });
    const { statusCode } = await app.inject({ url: '/v1/models', headers: { host: 'localhost', ...headers } });
    await app.close();
    return statusCode;
  };
  const locked = { ...everyone, requireKey: true };
  const off = { ...everyone, on: false };

  it.each([
    ['asks for no key unless told to', everyone, {}, 200],
    ['asks for the key', locked, {}, 401],
    ['takes the key as a bearer', locked, { authorization: `Bearer ${KEY}` }, 200],
    ['takes the key as X-API-Key', locked, { 'x-api-key': KEY }, 200],
    ['refuses another key', locked, { 'x-api-key': `${KEY}x` }, 401],
    ['refuses an empty key', locked, { 'x-api-key': '' }, 401],
    ['refuses the key as a password', locked, { authorization: `Basic ${KEY}` }, 401],
    ['lets the core in without the key', locked, { authorization: `Bearer ${TOKEN}` }, 200],
    ['is off', off, {}, 503],
    ['is off for those with the key', { ...off, requireKey: true }, { 'x-api-key': KEY }, 503],
    ['is there for the core when it is off', off, { authorization: `Bearer ${TOKEN}` }, 200],
  ])('%s', async (_what, access, headers, status) => {
    expect(await asked(access, headers)).toBe(status);
  });
});
