/** What a service is for, in the order in which they are shown. */
export const roles = [
  'minio',
  'postgres',
  'mlflow',
  'airflow',
  'airflow-api',
  'airflow-scheduler',
  'airflow-dag-processor',
  'airflow-worker',
  'airflow-triggerer',
  'api-front',
  'api',
  'web',
  'redis',
  'prometheus',
  'grafana',
  'node-exporter',
  'prepare',
  'minio-access',
  'provision',
  'airflow-init',
] as const;
export type Role = (typeof roles)[number];

/** The role of a service by its name; none for one that a person added to the file. */
export function roleOf(service: string): Role | undefined {
  return roles.find((role) => role === service);
}

/** Known ones in their order, those of a person after them as they come. */
export function byRole<Named extends { name: string }>(services: readonly Named[]): Named[] {
  const places = new Map<string, number>(roles.map((role, place) => [role, place]));
  const place = ({ name }: Named) => places.get(name) ?? roles.length;
  return services.toSorted((a, b) => place(a) - place(b));
}
