import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIDE } from '../../services/domain/features.ts';
import { probePixels } from '../../services/domain/probe-pixels.ts';
import type { PredictorApp } from '../../services/predictor/app.ts';
import * as shapes from '../../services/predictor/inference-protocol/shapes.ts';
import { makePhoto } from './predictor/made-photo.ts';
import {
  ask,
  everyone,
  listening,
  openPredictor,
  openWorkshop,
  photoBody,
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

const get = (path: string) => ask(`${address}/v2${path}`);
const infer = (body: unknown, path = '/models/test/infer') =>
  ask(`${address}/v2${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const photos = (...bytes: Uint8Array[]) => ({
  name: 'photos',
  datatype: 'BYTES',
  shape: [bytes.length],
  data: bytes.map((one) => Buffer.from(one).toString('base64')),
});
const pixels = (...seeds: number[]) => ({
  name: 'pixels',
  datatype: 'UINT8',
  shape: [seeds.length, SIDE, SIDE, 3],
  data: seeds.flatMap((seed) => [...probePixels(seed)]),
});

describe('the Open Inference Protocol', () => {
  it('tells of the server and its health', async () => {
    expect(shapes.serverMetadata.parse((await get('')).json)).toMatchObject({ name: 'meadow', version: '0.0.0' });
    expect(await get('/health/live')).toMatchObject({ status: 200, json: { live: true } });
    expect(await get('/health/ready')).toMatchObject({ status: 200, json: { live: true, ready: true } });
  });

  it('tells of each model: its versions, what it takes and what it gives', async () => {
    const metadata = shapes.modelMetadata.parse((await get('/models/insects')).json);
    expect(metadata).toMatchObject({ name: 'insects', versions: ['insects-1'] });
    expect(metadata.inputs).toEqual([
      { name: 'photos', datatype: 'BYTES', shape: [-1] },
      { name: 'pixels', datatype: 'UINT8', shape: [-1, 224, 224, 3] },
    ]);
    expect(metadata.outputs).toContainEqual({ name: 'scores', datatype: 'FP32', shape: [-1, 3] });
    expect(metadata.parameters).toEqual({ class_0: 'ants', class_1: 'bees', class_2: 'flies' });
    expect((await get('/models/test/versions/test-1')).json).toMatchObject({ versions: ['test-1', 'test-2'] });
    for (const path of ['/models/insects/ready', '/models/test/versions/test-1/ready']) {
      expect(await get(path)).toMatchObject({ status: 200, json: { ready: true } });
    }
  });

  it('says of a photo what the API of its own says', async () => {
    const photo = await makePhoto(3);
    const { json: expected } = await ask(`${address}/v1/predict`, photoBody(photo));
    const answer = await infer({ id: 'one', inputs: [photos(photo)] });
    expect(answer.status).toBe(200);
    const { outputs, ...rest } = shapes.inferenceResponse.parse(answer.json);
    expect(rest).toEqual({ model_name: 'test', model_version: 'test-2', id: 'one' });
    const data = Object.fromEntries(outputs.map((output) => [output.name, output.data]));
    const [dandelion, grass] = data.scores!;
    expect(expected).toMatchObject({
      verdict: data.verdict![0],
      label: data.label![0],
      scores: { dandelion, grass },
      similarity: data.similarity![0],
    });
  });

  it('takes pixels, flat or nested, photos beside them, and keeps their order', async () => {
    const flat = pixels(1, 2);
    const nested = { ...pixels(1), data: [rows(probePixels(1))] };
    const scores = async (inputs: unknown[]) => {
      const { outputs } = shapes.inferenceResponse.parse((await infer({ inputs, outputs: [{ name: 'scores' }] })).json);
      expect(outputs.map(({ name }) => name)).toEqual(['scores']);
      return outputs[0]!;
    };
    const both = await scores([flat, photos(await makePhoto(3))]);
    expect(both.shape).toEqual([3, 2]);
    expect((await scores([nested])).data).toEqual(both.data.slice(0, 2));
    expect((await scores([pixels(2)])).data).toEqual(both.data.slice(2, 4));
  });

  it('answers pixels as the model was probed with them', async () => {
    const { outputs } = shapes.inferenceResponse.parse((await infer({ inputs: [pixels(1)] })).json);
    const { outputs: again } = shapes.inferenceResponse.parse((await infer({ inputs: [pixels(1)] })).json);
    expect(again).toEqual(outputs);
  });

  const photo = () => photos(Buffer.from('x'));
  it.each([
    ['no inputs', {}],
    ['an empty list of inputs', { inputs: [] }],
    ['an unknown input', { inputs: [{ ...photo(), name: 'picture' }] }],
    ['another datatype', { inputs: [{ ...photo(), datatype: 'FP32' }] }],
    ['another shape', { inputs: [{ ...photo(), shape: [1, 1] }] }],
    ['fewer photos than the shape says', { inputs: [{ ...photo(), shape: [2] }] }],
    ['no photo at all', { inputs: [{ ...photo(), shape: [0], data: [] }] }],
    ['numbers for photos', { inputs: [{ ...photo(), data: [1] }] }],
    ['no base64', { inputs: [{ ...photo(), data: ['not base64!'] }] }],
    ['pixels of another size', { inputs: [{ ...pixels(1), shape: [1, 8, 8, 3] }] }],
    ['too few pixels', { inputs: [{ ...pixels(1), data: [0] }] }],
    ['pixels beyond a byte', { inputs: [{ ...pixels(1), data: pixels(1).data.with(0, 256) }] }],
    ['a negative dimension', { inputs: [{ ...photo(), shape: [-1] }] }],
    ['an enormous dimension', { inputs: [{ ...photo(), shape: [1e15] }] }],
    ['an unknown output', { inputs: [photo()], outputs: [{ name: 'boxes' }] }],
    ['an id that is a number', { id: 4, inputs: [photo()] }],
  ])('refuses %s with an error string', async (_what, body) => {
    const answer = await infer(body);
    expect(answer.status).toBe(400);
    expect(shapes.protocolError.strict().parse(answer.json).error).toMatch(/\.$/);
  });

  it('says what is wrong with a photo, a model or a method', async () => {
    expect(await infer({ inputs: [photo()] })).toMatchObject({ status: 415, json: { error: expect.any(String) } });
    expect(await infer({ inputs: [photo()] }, '/models/test/versions/insects-1/infer')).toMatchObject({ status: 404 });
    expect(await get('/models/none')).toMatchObject({ status: 404, json: { error: expect.any(String) } });
    expect(await get('/models/test/infer')).toMatchObject({ status: 405, json: { error: expect.any(String) } });
    expect(await get('/nothing')).toMatchObject({ status: 404, json: { error: expect.any(String) } });
  });

  it('answers an error string also where the API is off', async () => {
    const { app } = await openPredictor(workshop, { access: { ...everyone, on: false } });
    const answer = await app.inject({ url: '/v2/health/ready', headers: { host: 'localhost' } });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
    expect(shapes.protocolError.strict().parse(answer.json()).error).toContain('switched off');
    await app.close();
  });

  it('is not ready before its model is', async () => {
    const broken = { ...workshop.models[1]!, sha256: '0'.repeat(64) };
    const { app } = await openPredictor(workshop, { shelf: { models: [broken], live: 'test-2' } }).catch(() =>
      openUnready(),
    );
    const status = async (url: string) => (await app.inject({ url, headers: { host: 'localhost' } })).statusCode;
    expect(await status('/v2/health/ready')).toBe(503);
    expect(await status('/health/ready')).toBe(503);
    expect(await status('/v2/health/live')).toBe(200);
    expect(await status('/v2/models/test/ready')).toBe(409);
    await app.close();
  });
});

/** A predictor whose shelf is not open yet. */
async function openUnready(): Promise<PredictorApp> {
  const { createPredictorApp } = await import('../../services/predictor/app.ts');
  return createPredictorApp({
    ...workshop,
    shelf: { models: [{ ...workshop.models[1]!, sha256: '0'.repeat(64) }], live: 'test-2' },
    access: everyone,
    token: 'a-token-of-the-tests',
    allowedHosts: ['localhost'],
    loopbackOnly: true,
    version: '0.0.0',
    shutdown: () => {},
  });
}

/** SIDE x SIDE x 3 numbers as nested lists. */
function rows(flat: Uint8Array): number[][][] {
  const pixel = (at: number) => [...flat.subarray(at, at + 3)];
  return Array.from({ length: SIDE }, (_, y) => Array.from({ length: SIDE }, (_, x) => pixel((y * SIDE + x) * 3)));
}
