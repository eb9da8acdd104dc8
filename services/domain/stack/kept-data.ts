import type { ServiceRule } from './stack-file.ts';

/** Volumes that are written and hold nothing that a version of a program could change: sockets, targets, logs. */
const SCRATCH: readonly string[] = ['secrets', 'postgres-run', 'targets', 'airflow-logs'];

/** Services whose records are tables in the database, which a newer version brings up to it and an older cannot read. */
const IN_DATABASE: Readonly<Record<string, readonly string[]>> = {
  mlflow: ['postgres-data'],
  'airflow-init': ['postgres-data'],
  provision: ['postgres-data'],
  web: ['postgres-data'],
};

/** The volumes in which a service keeps what it would lose. */
export function keptData({ name, oneShot, volumes }: ServiceRule): string[] {
  const own = oneShot ? [] : volumes.filter(({ readOnly }) => !readOnly).map(({ volume }) => volume);
  const elsewhere = Object.hasOwn(IN_DATABASE, name) ? IN_DATABASE[name]! : [];
  return [...new Set([...own, ...elsewhere])].filter((volume) => !SCRATCH.includes(volume));
}
