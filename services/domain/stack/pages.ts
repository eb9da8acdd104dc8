import type { ServiceRule } from './stack-file.ts';

/** Services with pages of their own for a browser: the port inside, and where to begin. */
const PAGES: Record<string, { port: number; path: string }> = {
  minio: { port: 9001, path: '/' },
  mlflow: { port: 5000, path: '/' },
  airflow: { port: 8080, path: '/' },
  'airflow-api': { port: 8080, path: '/' },
  api: { port: 8000, path: '/docs' },
  'api-front': { port: 8000, path: '/docs' },
  web: { port: 8501, path: '/' },
  prometheus: { port: 9090, path: '/' },
  grafana: { port: 3000, path: '/' },
};

/** Where a service's own pages are on this computer. */
export function pageOf({ name, ports }: Pick<ServiceRule, 'name' | 'ports'>): string | undefined {
  const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined;
  const published = ports.find(({ container }) => container === page?.port);
  return page && published && `http://${published.host}:${published.published}${page.path}`;
}
