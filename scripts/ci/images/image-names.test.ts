import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../run-program.ts';
import { digestOf, OWN_IMAGES, ownImage, repositoryOf, tagsOf } from './image-names.ts';

test('each image of ours has what it is built by', async () => {
  for (const { dockerfile } of OWN_IMAGES) await access(join(ROOT, 'compose/image', dockerfile));
  expect(ownImage('meadow').dockerfile).toBe('Dockerfile');
  expect(() => ownImage('lawn')).toThrow('There is no image "lawn", only meadow, meadow-airflow.');
});

test('a registry knows no capital letters', () => {
  expect(repositoryOf('Some-Team', 'meadow')).toBe('ghcr.io/some-team/meadow');
});

test('a trial is never the newest', () => {
  expect(tagsOf('1.2.0')).toEqual(['1.2.0', '1.2', 'latest']);
  expect(tagsOf('1.2.0-rc.1')).toEqual(['1.2.0-rc.1']);
});

test('what is no digest is refused', () => {
  const digest = `sha256:${'0f'.repeat(32)}`;
  expect(digestOf(digest)).toBe(digest);
  for (const text of [undefined, '', 'latest', `${digest} `, digest.toUpperCase()])
    expect(() => digestOf(text)).toThrow('is no digest');
});
