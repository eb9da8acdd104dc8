import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPredictorClient } from '../../services/adapters/http/predictor-client.ts';
import type { KnownAnswer, VerdictCache, VerdictKey } from '../../services/ports/verdict-cache.ts';
import { makePhoto } from './predictor/made-photo.ts';
import {
  ask,
  listening,
  openPredictor,
  openWorkshop,
  photoBody,
  TOKEN,
  type Workshop,
} from './predictor/open-predictor.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop({ workers: 1 });
});
afterAll(() => workshop.close());

/** As the one that predictors share, in memory. */
function createMemory(): VerdictCache & { known: Map<string, KnownAnswer>; finds: number } {
  const nameOf = ({ hash, version, heatmap }: VerdictKey) => `${version} ${hash} ${heatmap}`;
  return {
    known: new Map(),
    finds: 0,
    async find(key) {
      this.finds += 1;
      const answer = this.known.get(nameOf(key));
      return answer ? { outcome: 'hit', answer } : { outcome: 'miss' };
    },
    keep(key, answer) {
      this.known.set(nameOf(key), answer);
    },
  };
}

it('a request that measures is worked on each time, answered as any other, counted, and kept nowhere', async () => {
  const cache = createMemory();
  const { app } = await openPredictor(workshop, { cache });
  const address = await listening(app);
  const core = createPredictorClient(address, TOKEN);
  const photo = await makePhoto(1);
  const measuring = photoBody(photo);
  const headers = { ...measuring.headers, 'x-meadow-load-test': '1' };
  const send = () => ask(`${address}/v1/predict`, { ...measuring, headers });

  const answers = [await send(), await send()];
  expect([cache.known.size, cache.finds]).toEqual([0, 0]);
  const usual = await ask(`${address}/v1/predict`, photoBody(photo));
  expect([cache.known.size, cache.finds]).toEqual([1, 1]);
  for (const { status, json } of answers) {
    expect(status).toBe(200);
    expect(json).toEqual({ ...(usual.json as object), ms: expect.any(Number) });
  }
  await send();
  expect(cache.finds).toBe(1);

  const { entries } = await core.journal(0, 0);
  expect(entries.map(({ request, predictions }) => [request.status, predictions.length])).toEqual([[200, 1]]);
  const { text } = await ask(`${address}/metrics`);
  expect(text).toMatch(/^meadow_requests_total\{route="\/v1\/predict",method="POST",status="200"\} 4$/m);
  await core.close();
  await app.close();
});
