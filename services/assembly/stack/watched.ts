import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { call } from '@orpc/server';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { airflowPlace, createAirflowProbe } from '../../adapters/airflow/probe.ts';
import { systemClock } from '../../adapters/local/clock.ts';
import { createMlflowProbe } from '../../adapters/mlflow/probe.ts';
import { mlflowSettings } from '../../adapters/mlflow/settings.ts';
import { createRedisProbe, redisPlace } from '../../adapters/redis/probe.ts';
import { metricsText, type Reading } from '../../domain/metrics-text.ts';
import { createHttpServer } from '../../http/http-server.ts';
import type { Log } from '../../ports/log.ts';
import type { ServiceProbe } from '../../ports/service-probe.ts';
import type { CoreRouter } from '../router.ts';
import { addInboxHook } from './inbox-hook.ts';
import { createProjectReadings } from './project-readings.ts';

const watched = z.object({ mlflow: mlflowSettings, airflow: airflowPlace, redis: redisPlace });

/** Prometheus asks every 15 s and waits for 10. */
const PATIENCE_MS = 5000;

export interface WatchedOptions {
  /** The folder in which `watched.json` says where services are. */
  at: string;
  core: { router: CoreRouter; log: Log };
  listen: { host: string; port: number };
  /** Names this server answers to. */
  names: readonly string[];
  /** Services that are left out on purpose: nobody is asked in vain. */
  without: readonly string[];
  /** Photos were put into the inbox, as the store says. */
  onInbox(): void;
}

/**
 * What Prometheus reads of services that have no metrics of their own, and of what is in the records: they are asked
 * when it asks. It has a port of its own that is not published, so only the stack's network reaches it.
 */
export async function startWatched({
  at,
  core,
  listen,
  names,
  without,
  onInbox,
}: WatchedOptions): Promise<FastifyInstance> {
  const places = watched.parse(JSON.parse(await readFile(join(at, 'watched.json'), 'utf8')));
  const probes = [
    createMlflowProbe(places.mlflow),
    createAirflowProbe(places.airflow),
    createRedisProbe(places.redis),
    createRecordsProbe(core.router),
  ].filter(({ service }) => !without.includes(service));
  const projects = createProjectReadings({
    projects: () => call(core.router.projects.list, undefined),
    figures: (project) => call(core.router.monitoring.figures, { project }),
    clock: systemClock,
    log: core.log,
  });
  const app = createHttpServer({
    guard: { allowedHosts: names, allowedOrigins: [], loopbackOnly: false, methods: ['GET', 'POST'], pages: [] },
    log: core.log,
    bodyLimit: 64 * 1024,
    requestTimeout: 10_000,
  });
  app.get('/metrics', async (_request, reply) => {
    const readings = await Promise.all(probes.map(readingsOf));
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(metricsText([...readings.flat(), ...projects.latest()]));
  });
  addInboxHook(app, { tokenFile: join(at, 'inbox-token'), onInbox });
  await app.listen(listen);
  return app;
}

/** Whether a service answers, how soon, and what it says. */
export async function readingsOf(probe: ServiceProbe): Promise<Reading[]> {
  const labels = { service: probe.service };
  const begun = performance.now();
  const told = await probe.read(AbortSignal.timeout(PATIENCE_MS)).catch(() => undefined);
  return [
    { name: 'meadow_service_up', help: 'Whether a service answers.', labels, value: told ? 1 : 0 },
    {
      name: 'meadow_service_seconds',
      help: 'How long its answer took.',
      labels,
      value: (performance.now() - begun) / 1000,
    },
    ...(told ?? []),
  ];
}

/** The catalog in the database: which projects there are, and which version of each answers. */
function createRecordsProbe(router: CoreRouter): ServiceProbe {
  return {
    service: 'postgres',
    async read(signal) {
      const [projects, models] = await Promise.all([
        call(router.projects.list, undefined, { signal }),
        call(router.models.list, {}, { signal }),
      ]);
      return [
        { name: 'meadow_projects', help: 'Projects in the stack.', value: projects.length },
        { name: 'meadow_versions', help: 'Versions of models in the stack.', value: models.length },
        ...projects.flatMap(({ id: project, live: version }) =>
          version
            ? [
                {
                  name: 'meadow_live_version',
                  help: 'The version that answers.',
                  labels: { project, version },
                  value: 1,
                },
              ]
            : [],
        ),
      ];
    },
  };
}
