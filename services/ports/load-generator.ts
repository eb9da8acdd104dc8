import type { LoadStep } from '../domain/load/load-steps.ts';
import type { LoadTick } from '../domain/load/tally.ts';

export interface LoadOrder {
  /** Where photos are posted, such as `http://127.0.0.1:8600/v1/predict`. */
  url: string;
  /** The key the API asks for. */
  key?: string | undefined;
  /** Files on this machine, sent in turns. */
  photos: readonly string[];
  steps: readonly LoadStep[];
}

export interface LoadControl {
  signal: AbortSignal;
  /** About each second, and once more when the last answers are in. */
  onTick(tick: LoadTick): void;
}

/** Users who each send a photo, wait for the answer and send the next. */
export interface LoadGenerator {
  /**
   * Resolves when all steps are over and those who still waited have their answers. A user who is turned away (503)
   * asks again about a second later; an address that takes no connections is a failure each quarter of a second, and
   * stops nothing. Rejects with the signal's reason when it is aborted, and with `photo-unreadable`.
   */
  run(order: LoadOrder, control: LoadControl): Promise<void>;
}
