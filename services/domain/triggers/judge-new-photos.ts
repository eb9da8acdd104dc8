import type { TriggerSettings } from '../../../contract/shapes/trigger.ts';
import { fires, type Verdict, waits } from './verdict.ts';

/** Enough labelled photos that the last training did not have. */
export const judgeNewPhotos = ({ least }: TriggerSettings['new-photos'], photos: number): Verdict =>
  photos >= least ? fires('new-photos', { photos, least }) : waits('few-photos', { photos, least });
