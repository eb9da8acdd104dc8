import { create } from 'zustand';
import type { TrainingEnded } from '../../contract/events.ts';

/** The training that ended last while this window listened, until somebody has dealt with it. */
export const useEndedTraining = create<{ ended: TrainingEnded | undefined }>(() => ({ ended: undefined }));

export function noteTraining(ended: TrainingEnded): void {
  useEndedTraining.setState({ ended });
}

export function forgetTraining(): void {
  useEndedTraining.setState({ ended: undefined });
}
