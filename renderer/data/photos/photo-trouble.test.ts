import { expect, test } from 'vitest';
import { MOST_PHOTO_BYTES } from '../../../contract/shapes/photo-limits.ts';
import { photoTrouble } from './photo-trouble.ts';

test('only a file above the limit is not sent', () => {
  expect(photoTrouble(MOST_PHOTO_BYTES)).toBeUndefined();
  expect(photoTrouble(15 * MOST_PHOTO_BYTES)).toMatchObject({
    code: 'photo-too-large',
    details: { megabytes: 300, most: 20 },
  });
});
