import type { FaultShape } from '../../../contract/errors.ts';
import { asFault } from '../../domain/fault.ts';
import type { Pixels } from '../../domain/features.ts';
import type { View } from '../../domain/views.ts';
import type { PhotoDecoder, PhotoFacts } from '../../ports/photo-decoder.ts';

/** What a worker that decodes photos is asked. */
export type DecodingTask =
  | { does: 'inspect'; photo: Uint8Array }
  | { does: 'views'; photo: Uint8Array; views: readonly View[] }
  | { does: 'thumbnail'; photo: Uint8Array; side: number };

/** What each method gives. */
export interface Decoded {
  inspect: PhotoFacts;
  views: Pixels[];
  thumbnail: Uint8Array;
}

/** An error that crosses threads loses its class, so a Fault crosses as its shape, and its cause in words. */
export type DecodingReply = { given: Decoded[keyof Decoded] } | { fault: FaultShape; cause: string };

/** The work of one worker that decodes photos. */
export function createDecodingThread(decoder: PhotoDecoder): (task: DecodingTask) => Promise<DecodingReply> {
  const work = (task: DecodingTask) => {
    if (task.does === 'inspect') return decoder.inspect(task.photo);
    if (task.does === 'views') return decoder.views(task.photo, task.views);
    return decoder.thumbnail(task.photo, task.side);
  };
  return async (task) => {
    try {
      return { given: await work(task) };
    } catch (thrown) {
      const fault = asFault(thrown);
      return { fault: fault.toShape(), cause: String(fault.cause) };
    }
  };
}
