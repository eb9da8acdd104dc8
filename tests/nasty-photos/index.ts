import { bombs } from './bombs.ts';
import { broken } from './broken.ts';
import type { NastyPhoto } from './nasty-photo.ts';
import { oddQuarters, oddShapes } from './odd.ts';

/** Every file a stranger might send, made here and now: bombs, broken photos, foreign files, odd but right ones. */
export async function nastyPhotos(): Promise<NastyPhoto[]> {
  return (await Promise.all([oddQuarters(), oddShapes(), broken(), bombs()])).flat();
}
