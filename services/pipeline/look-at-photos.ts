import { z } from 'zod';
import { type Look, lookAt } from '../../domain/checks/look.ts';
import { asFault } from '../../domain/fault.ts';
import { lookKey, photoKey } from '../../domain/object-keys.ts';
import { testView, type View } from '../../domain/views.ts';
import { saysOfThePhoto } from '../embed-photos.ts';
import { inParallel } from '../in-parallel.ts';
import type { StepContext } from '../step.ts';

/** Photos that are decoded at once. */
const AT_ONCE = 4;

/** All of the photo, squeezed to a square. */
const wholeView: View = { ...testView, name: 'whole', region: { ...testView.region, square: false } };

const lookShape = z.object({ sharpness: z.number(), light: z.number(), tiny: z.base64() });

const toLook = ({ tiny, ...rest }: z.infer<typeof lookShape>): Look => ({
  ...rest,
  tiny: Uint8Array.from(Buffer.from(tiny, 'base64')),
});

/** How sharp and how bright each photo is; none where it cannot be read. Each is decoded once and remembered. */
export async function lookAtPhotos(context: StepContext, hashes: readonly string[]): Promise<(Look | undefined)[]> {
  const { report, signal } = context;
  let done = 0;
  return inParallel(hashes, AT_ONCE, async (hash) => {
    signal.throwIfAborted();
    try {
      return await lookOf(context, hash);
    } catch (thrown) {
      if (!saysOfThePhoto(asFault(thrown))) throw thrown;
      return undefined;
    } finally {
      report({ stage: 'look', done: ++done, total: hashes.length });
    }
  });
}

async function lookOf({ objects, decoder }: StepContext, hash: string): Promise<Look> {
  const key = lookKey(hash);
  if (await objects.has(key))
    return toLook(lookShape.parse(JSON.parse(new TextDecoder().decode(await objects.get(key)))));
  const [square, whole] = await decoder.views(await objects.get(photoKey(hash)), [testView, wholeView]);
  const look = lookAt(square!, whole!);
  const text = JSON.stringify({ ...look, tiny: Buffer.from(look.tiny).toString('base64') });
  await objects.put(key, new TextEncoder().encode(text));
  return look;
}
