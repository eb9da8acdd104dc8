import type { Correction } from '../../../../contract/shapes/correction.ts';
import { NEITHER } from '../../../components/class-mark.ts';

/** Whether a correction can become a photo of the project: it is one of a class, and its bytes are here. */
export function canTake({ state, truth, here }: Pick<Correction, 'state' | 'truth' | 'here'>): boolean {
  return state === 'waiting' && truth !== NEITHER && here;
}
