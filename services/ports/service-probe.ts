import type { Reading } from '../domain/metrics-text.ts';

/** Asks one service of the stack how it is. */
export interface ServiceProbe {
  /** By its role: `mlflow`, `airflow`, `redis`. */
  readonly service: string;
  /** What it tells of itself. Throws where it does not answer, at the latest with the signal. */
  read(signal: AbortSignal): Promise<Reading[]>;
}
