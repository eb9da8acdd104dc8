import './spare-memory.ts';
import { hostname } from 'node:os';
import type { Core } from '../services/assembly/core.ts';
import { readFleet } from '../services/assembly/fleet.ts';
import { homeFolder } from '../services/assembly/home-folder.ts';
import { tellOfInbox } from '../services/assembly/stack/tell-of-inbox.ts';
import { startWatched } from '../services/assembly/stack/watched.ts';
import { reachCore } from './core-access.ts';
import { untilInterrupted } from './interrupt.ts';
import { startWebHost } from './web/web-host.ts';
import { windowFolder } from './web/window-files.ts';

/**
 * The window as a service of the stack: listens to the container's network, which is published on the laptop alone, at
 * MEADOW_WEB_ORIGIN. `meadow web` in the container prints a fresh link.
 */
const PORT = 8501;
/** For Prometheus, in the stack's network alone. */
const METRICS_PORT = 8502;
const { MEADOW_WEB_ORIGIN: origin = `http://127.0.0.1:${PORT}`, MEADOW_RECORDS: recordsAt } = process.env;
/** The replicas of the API, which answer its photos; without them it has a predictor of its own. */
const { MEADOW_FLEET: fleetAt, MEADOW_API_ORIGIN: apiOrigin } = process.env;
/** Where people see what it reaches inside. */
const { MEADOW_AIRFLOW_ORIGIN: airflowPage, MEADOW_MLFLOW_ORIGIN: mlflowPage } = process.env;
/** What measures the stack, and its charts where they are not left out. */
const { MEADOW_PROMETHEUS: prometheusAt, MEADOW_GRAFANA_ORIGIN: grafanaPage } = process.env;
const dashboards = process.env.GRAFANA_REPLICAS === '0' ? undefined : grafanaPage;
/** Where Airflow is left out, Prometheus is not told that it is away. */
const without = process.env.AIRFLOW_REPLICAS === '0' ? ['airflow'] : [];

const end = untilInterrupted();
const open = Promise.withResolvers<{ link(): string }>();
const access = await reachCore({
  home: homeFolder(undefined),
  host: 'web',
  open: true,
  inStack: true,
  recordsAt,
  airflowPage,
  mlflowPage,
  prometheus: prometheusAt === undefined ? undefined : { address: prometheusAt, dashboards },
  fleet: fleetAt === undefined ? undefined : await readFleet(fleetAt, apiOrigin),
  link: async () => ({ url: (await open.promise).link() }),
  joins: () => false,
  onWait: () => console.error('Another program has the data folder; this goes on when it is done.'),
});
const core: Core | undefined = access.own;
if (!core) throw new Error('Another core runs on this data folder.');
// The name of a container is the beginning of its number, by which the engine knows it.
const command = process.env.MEADOW_WEB_COMMAND ?? `docker exec ${hostname()} meadow web`;
const reach = { address: '0.0.0.0', origin, command };
const folder = await windowFolder(() => {});
const host = await startWebHost({ core, folder, port: PORT, reach });
open.resolve(host);
const watched =
  recordsAt === undefined
    ? undefined
    : await startWatched({
        at: recordsAt,
        core,
        listen: { host: '0.0.0.0', port: METRICS_PORT },
        names: ['web'],
        without,
        onInbox: tellOfInbox(recordsAt, core.log),
      });

end.addEventListener('abort', async () => {
  await host.close();
  await watched?.close();
  await core.close();
  process.exit(0);
});
