import { expect, test } from 'vitest';
import en from '../../locales/en/models.json' with { type: 'json' };
import { keyOfSentence, photosOfProject } from './card-sentences.ts';

test('in English the known sentences of the shipped card are said as they stand on it', () => {
  const { shipped } = en;
  for (const [name, text] of Object.entries(shipped)) expect(keyOfSentence(text)).toBe(`shipped.${name}`);
  expect(keyOfSentence('Trained at night.')).toBeUndefined();
});

test('photos of a project are counted, whatever its name', () => {
  expect(photosOfProject('12 photos of the project "My "front" lawn".')).toEqual({
    photos: 12,
    project: 'My "front" lawn',
  });
  expect(photosOfProject('320 photos from the web.')).toBeUndefined();
});
