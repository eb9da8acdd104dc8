import { expect, test } from 'vitest';
import { apiPrediction } from '../../../contract/shapes/api.ts';
import { apiAnswer } from './api-answer.ts';

test('the answer has the shape the API promises, without what was not asked for', () => {
  const hash = 'a'.repeat(64);
  const text = apiAnswer({
    index: 0,
    photo: 'a.jpg',
    bytes: 10,
    ms: 12,
    verdict: {
      verdict: 'grass',
      label: 'grass',
      scores: { dandelion: 0.1, grass: 0.9 },
      similarity: 0.7,
      nearest: [{ photo: hash, label: 'grass', similarity: 0.7, thumbnail: '/files/x' }],
      heatmap: { rows: 1, columns: 1, cells: [255] },
      version: 'v-1',
    },
  });
  const answer = apiPrediction.parse(JSON.parse(text));
  expect(answer.heatmap).toBeUndefined();
  expect(answer.nearest).toEqual([{ photo: hash, label: 'grass', similarity: 0.7 }]);
});
