import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { createAsk } from '../../services/predicting/ask-predictor.ts';
import { makeModels } from '../integration/predictor/made-model.ts';
import { makePhoto } from '../integration/predictor/made-photo.ts';
import { type Answer, ask, manyBody, photoBody } from '../integration/predictor/open-predictor.ts';
import { type OpenServing, openServing } from '../integration/predictor/open-serving.ts';

/** Ten times the requests the predictor lets in at once. */
const CROWD = 200;
const CROWD_MS = 5000;

let folder: string;
let house: OpenServing;
let address: string;
let photo: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-load-'));
  const models = await makeModels(folder, [{ version: 'test-1' }]);
  house = await openServing(folder, { models, live: 'test-1' });
  house.serving.start();
  address = (await house.serving.ready()).address!;
  photo = await makePhoto(1, 512);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

/** Asks again as soon as it is answered, until the time is over; a client that does not listen to Retry-After. */
async function impatient(dispatcher: Agent, until: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (performance.now() < until)
    answers.push(await ask(`${address}/v1/predict`, { ...photoBody(photo), dispatcher }));
  return answers;
}

describe('the predictor under ten times the load it carries', () => {
  it('answers each request or says when to come back, keeps the window going, and has recovered at once', async () => {
    const dispatcher = new Agent({ connections: CROWD });
    const until = performance.now() + CROWD_MS;
    const crowd = Promise.all(Array.from({ length: CROWD }, () => impatient(dispatcher, until)));
    await systemClock.sleep(1000);
    const askPredictor = createAsk({ predictor: house.serving.predictor, clock: systemClock });
    const window = await Promise.all(Array.from({ length: 8 }, () => askPredictor(photo, {})));
    expect(window).toHaveLength(8);

    const answers = (await crowd).flat();
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual([200, 503]);
    for (const { headers } of answers.filter(({ status }) => status === 503)) expect(headers['retry-after']).toBe('1');
    // Few of them on a machine that is full of other work.
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(10);

    const after = await Promise.all(Array.from({ length: 4 }, () => ask(`${address}/v1/predict`, photoBody(photo))));
    expect(after.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await ask(`${address}/metrics`)).text).toContain('\nmeadow_queue 0\n');
    expect(await house.serving.state()).toMatchObject({ state: 'ready', restarts: 0 });
    await dispatcher.close();
  }, 60_000);

  it('gives every photo of many forms its verdict or sends the form back, and holds few in memory', async () => {
    const form = manyBody(Array.from({ length: 16 }, (_, i) => ({ name: `${i}`, bytes: photo })));
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(`${address}/v1/predict`, form)));
    const whole = answers.filter(({ status }) => status === 200);
    expect(whole.length).toBeGreaterThan(0);
    for (const { json } of whole) expect(json).toMatchObject({ predictions: Array(16).fill({ version: 'test-1' }) });
    expect(answers.filter(({ status }) => status !== 200).every(({ status }) => status === 503)).toBe(true);
  }, 60_000);
});
