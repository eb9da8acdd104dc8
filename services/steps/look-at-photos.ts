import { type Look, lookAt } from '../domain/checks/look.ts';
import { asFault } from '../domain/fault.ts';
import { photoKey } from '../domain/object-keys.ts';
import { testView, wholeView } from '../domain/views.ts';
import { saysOfThePhoto } from './embed-photos.ts';
import { inParallel } from './in-parallel.ts';
import { findLook, keepLook } from './kept-looks.ts';
import type { StepContext } from './step.ts';

/** Photos that are decoded at once. */
const AT_ONCE = 4;

/**
 * How sharp and how bright each photo is; none where it cannot be read. Whoever embeds a photo looks at it too; those
 * embedded before that was so are decoded once more, and remembered.
 */
export async function lookAtPhotos(
  context: Pick<StepContext, 'objects' | 'decoder' | 'signal'>,
  hashes: readonly string[],
  onLooked: (done: number) => void = () => {},
): Promise<(Look | undefined)[]> {
  let done = 0;
  return inParallel(hashes, AT_ONCE, async (hash) => {
    context.signal.throwIfAborted();
    try {
      return await lookOf(context, hash);
    } catch (thrown) {
      if (!saysOfThePhoto(asFault(thrown))) throw thrown;
      return undefined;
    } finally {
      onLooked(++done);
    }
  });
}

async function lookOf({ objects, decoder }: Pick<StepContext, 'objects' | 'decoder'>, hash: string): Promise<Look> {
  const known = await findLook(objects, hash);
  if (known) return known;
  const [square, whole] = await decoder.views(await objects.get(photoKey(hash)), [testView, wholeView]);
  const look = lookAt(square!, whole!);
  await keepLook(objects, hash, look);
  return look;
}
