import { createHash } from 'node:crypto';

/** Airflow's name of the pipeline that trains. */
export const RETRAIN = 'retrain';

/**
 * Meadow's name of a training that Airflow began, by Airflow's name of the run: the same for the same, so that a task that
 * is tried again makes no second.
 */
export const runOf = ({ id }: { id: string }): string =>
  `airflow-${createHash('sha256').update(id).digest('hex').slice(0, 24)}`;
