import { photoKey, seenKey } from '../../domain/object-keys.ts';
import { createPhotos, type Photos } from '../../photos/photos.ts';
import type { Ground } from '../ground.ts';
import { lazyArchives as archives, lazyDecoder as decoder, lazyDownloader as downloader } from '../lazy-adapters.ts';

export const joinPhotos = (ground: Ground): Photos => {
  const { objects } = ground;
  const bytes = async (hash: string) =>
    objects.get((await objects.has(photoKey(hash))) ? photoKey(hash) : seenKey(hash));
  return createPhotos({ ...ground, decoder, downloader, archives, user: ground.person, predicted: { bytes } });
};
