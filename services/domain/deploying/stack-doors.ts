/** A service with pages for a browser: its port inside, the one on this computer that is tried first, and where to begin. */
export interface StackDoor {
  port: number;
  here: number;
  path: string;
}

/** The ports here are those that Compose publishes, which the services name in their own links. */
const doors: Readonly<Record<string, StackDoor>> = {
  web: { port: 8501, here: 8501, path: '/' },
  api: { port: 8000, here: 8000, path: '/docs' },
  'airflow-api': { port: 8080, here: 8080, path: '/' },
  mlflow: { port: 5000, here: 5001, path: '/' },
  minio: { port: 9001, here: 9001, path: '/' },
  grafana: { port: 3000, here: 3000, path: '/' },
  prometheus: { port: 9090, here: 9090, path: '/' },
};

export const doorTo = (service: string): StackDoor | undefined =>
  Object.hasOwn(doors, service) ? doors[service] : undefined;

/** What leads to a service by kubectl. */
export const commandTo = (service: string, namespace: string): string | undefined => {
  const door = doorTo(service);
  const name = service === 'api' ? 'api-front' : service;
  return door && `kubectl -n ${namespace} port-forward service/${name} ${door.here}:${door.port}`;
};
