import { createAutocannonGenerator } from '../adapters/autocannon/load-generator.ts';
import type { LoadControl, LoadOrder } from '../ports/load-generator.ts';

/** Sends photos from this process, as it is told. Rejects as the generator does. */
export const sendPhotos = (order: LoadOrder, control: LoadControl): Promise<void> =>
  createAutocannonGenerator().run(order, control);
