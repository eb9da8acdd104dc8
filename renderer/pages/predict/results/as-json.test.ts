import { expect, test } from 'vitest';
import { asJson } from './as-json.ts';

test('a verdict is written as the command line prints it, in its order', () => {
  const verdict = {
    verdict: 'neither',
    label: 'grass',
    scores: { dandelion: 0.4, grass: 0.6 },
    similarity: 0.1,
    reason: 'unlike',
    nearest: [],
    version: 'dandelion-or-grass-1',
  } as const;
  const text = asJson({ index: 0, photo: 'a.jpg', bytes: 9, ms: 12.5, verdict: { ...verdict, nearest: [] } });
  expect(text).toBe(
    JSON.stringify(
      {
        photo: 'a.jpg',
        verdict: 'neither',
        label: 'grass',
        scores: { dandelion: 0.4, grass: 0.6 },
        similarity: 0.1,
        version: 'dandelion-or-grass-1',
        ms: 12.5,
      },
      null,
      2,
    ),
  );
});

test('an error carries its code, sentence and hint, and nothing more', () => {
  const error = { code: 'photo-empty', message: 'Empty.', hint: 'Copy it again.', retry: false, details: {} } as const;
  expect(JSON.parse(asJson({ index: 0, photo: 'a.jpg', bytes: 0, error: { ...error } }))).toEqual({
    photo: 'a.jpg',
    error: { code: 'photo-empty', message: 'Empty.', hint: 'Copy it again.' },
  });
});
