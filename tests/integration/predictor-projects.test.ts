import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiPrediction } from '../../contract/shapes/api.ts';
import type { ServedProject, Shelf } from '../../contract/shapes/predictor.ts';
import type { PredictorApp } from '../../services/predictor/app.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, listening, openPredictor, openWorkshop, photoBody, type Workshop } from './predictor/open-predictor.ts';

let workshop: Workshop;
let predictor: PredictorApp;
let address: string;
let photo: Uint8Array;

beforeAll(async () => {
  workshop = await openWorkshop();
  predictor = await openPredictor(workshop);
  address = await listening(predictor.app);
  photo = await makePhoto(1);
});
afterAll(async () => {
  await predictor.app.close();
  await workshop.close();
});

const projects: ServedProject[] = [
  { id: 'test', name: 'Dandelion or grass', live: ['test-2', 'test-1'] },
  { id: 'insects', name: 'Ants & bees', live: ['insects-1'] },
  { id: 'flowers', name: 'Flowers', live: [] },
];
const shelf = (change: Partial<Shelf> = {}): Shelf => ({
  models: workshop.models,
  live: 'test-2',
  projects,
  ...change,
});
const liveIs = (id: string, live: string[]) => projects.map((one) => (one.id === id ? { ...one, live } : one));
const predict = (query: string, at = address) => ask(`${at}/v1/predict${query}`, photoBody(photo));
const versionOf = async (query: string, at?: string) => apiPrediction.parse((await predict(query, at)).json).version;
const byProtocol = async (name: string) => {
  const data = [Buffer.from(photo).toString('base64')];
  const { status, json } = await ask(`${address}/v2/models/${name}/infer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ inputs: [{ name: 'photos', datatype: 'BYTES', shape: [1], data }] }),
  });
  return status === 200 ? (json as { model_version: string }).model_version : status;
};

describe('a request that names a project', () => {
  beforeEach(() => predictor.shelf.replace(shelf()));

  it('is answered by its live version, by id and by name', async () => {
    expect(await versionOf('?project=insects')).toBe('insects-1');
    expect(await versionOf(`?project=${encodeURIComponent('Ants & bees')}`)).toBe('insects-1');
    expect(await versionOf(`?project=${encodeURIComponent('Dandelion or grass')}`)).toBe('test-2');
  });

  it('is answered the same whichever project is chosen; one that names none is not', async () => {
    await predictor.shelf.replace(shelf({ live: 'insects-1' }));
    expect([await versionOf(''), await versionOf('?project=test')]).toEqual(['insects-1', 'test-2']);
    await predictor.shelf.replace(shelf({ live: 'test-2' }));
    expect([await versionOf(''), await versionOf('?project=test')]).toEqual(['test-2', 'test-2']);
    expect([await byProtocol('test'), await byProtocol('insects')]).toEqual(['test-2', 'insects-1']);
  });

  it('follows what goes live in it and what goes back, while another project is chosen', async () => {
    const live = 'insects-1';
    await predictor.shelf.replace(shelf({ live, projects: liveIs('test', ['test-1']) }));
    expect([await versionOf('?project=test'), await byProtocol('test')]).toEqual(['test-1', 'test-1']);
    await predictor.shelf.replace(shelf({ live, projects: liveIs('test', ['test-2', 'test-1']) }));
    expect([await versionOf('?project=test'), await byProtocol('test')]).toEqual(['test-2', 'test-2']);
    await predictor.shelf.replace(shelf({ live, projects: liveIs('test', ['test-1']) }));
    expect([await versionOf('?project=test'), await byProtocol('test')]).toEqual(['test-1', 'test-1']);
  });

  it('may pin one of its versions, and none of another', async () => {
    expect(await versionOf('?project=test&version=test-1')).toBe('test-1');
    expect(await predict('?project=test&version=insects-1')).toMatchObject({
      status: 404,
      json: { error: { code: 'model-missing' } },
    });
  });

  it('is told where there is no such project, or nothing is live in it', async () => {
    expect(await predict('?project=wasps')).toMatchObject({
      status: 404,
      json: { error: { code: 'not-found', details: { case: 'project', project: 'wasps' } } },
    });
    expect(await predict('?project=flowers')).toMatchObject({
      status: 404,
      json: {
        error: {
          code: 'not-found',
          message: 'The project "Flowers" has no live version yet.',
          details: { case: 'no-live' },
        },
      },
    });
    expect((await predict('?project=')).status).toBe(400);
  });

  it('is answered by a version that was live before where the live one is refused', async () => {
    const damaged = workshop.models.map((model) =>
      model.version === 'test-2' ? { ...model, sha256: '0'.repeat(64) } : model,
    );
    await predictor.shelf.replace(shelf({ models: damaged, live: 'insects-1' }));
    expect(await versionOf('?project=test')).toBe('test-1');
    await predictor.shelf.replace(shelf({ models: damaged, live: 'insects-1', projects: liveIs('test', ['test-2']) }));
    expect(await predict('?project=test')).toMatchObject({ status: 409, json: { error: { code: 'model-refused' } } });
  });
});

it('a predictor of one version answers for its project, as a deployment does', async () => {
  const [one] = workshop.models;
  const alone = await openPredictor(workshop, { shelf: { models: [one!], live: 'test-1' } });
  try {
    const at = await listening(alone.app);
    expect([await versionOf('?project=test', at), await versionOf('?project=Test', at)]).toEqual(['test-1', 'test-1']);
    expect((await predict('?project=insects', at)).status).toBe(404);
  } finally {
    await alone.app.close();
  }
});
