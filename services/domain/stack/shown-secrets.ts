/** A user name or a secret that a person needs to get into a service. */
export interface ShownSecret {
  service: string;
  /** `user`, `password`, `key`… */
  name: string;
  /** As it stands, the name of its file in the volume `secrets`, or the port inside whose address on this computer it is. */
  value: string | { file: string } | { port: number };
}

/** The volume of the Compose file that holds a file a secret. */
export const SECRETS_VOLUME = 'secrets';

/** What opens the pages and the doors of the stack. What services only tell each other is for nobody to see. */
export const shownSecrets: readonly ShownSecret[] = [
  { service: 'minio', name: 'address', value: { port: 9000 } },
  { service: 'minio', name: 'user', value: 'meadow' },
  { service: 'minio', name: 'password', value: { file: 'minio-root' } },
  { service: 'airflow-api', name: 'user', value: 'admin' },
  { service: 'airflow-api', name: 'password', value: { file: 'airflow-admin' } },
  { service: 'grafana', name: 'user', value: 'admin' },
  { service: 'grafana', name: 'password', value: { file: 'grafana-admin' } },
  { service: 'postgres', name: 'address', value: { port: 5432 } },
  { service: 'postgres', name: 'user', value: 'meadow' },
  { service: 'postgres', name: 'password', value: { file: 'postgres-superuser' } },
  { service: 'redis', name: 'password', value: { file: 'redis' } },
  { service: 'api', name: 'key', value: { file: 'api-key' } },
];
