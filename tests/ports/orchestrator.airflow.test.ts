import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAirflowOrchestrator } from '../../services/adapters/airflow/orchestrator.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { openStackRecords } from '../../services/assembly/stack-records.ts';
import type { ObjectStore } from '../../services/ports/object-store.ts';
import type { Orchestrator } from '../../services/ports/orchestrator.ts';
import { writeRecord } from '../../services/steps/run-records.ts';
import { requestShape } from '../../services/steps/run-shapes.ts';
import { smallMeadow } from '../integration/training/photo-folders.ts';
import { orchestratorSuite } from './orchestrator-suite.ts';
import { AIRFLOW, airflowContainer, copyIntoAirflow, docker, layRunningStack } from './running-stack.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

orchestratorSuite(
  'Airflow of a stack that runs (MEADOW_TEST_AIRFLOW)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meadow-orchestrator-'));
    const home = await openHome(join(folder, 'home'));
    const settings = await layRunningStack(join(folder, 'at'));
    const records = await openStackRecords({ at: join(folder, 'at'), home, log });
    const id = crypto.randomUUID();
    // The suite's runs have short names, and others use the stack too.
    const own = (run: string) => `${run}-${id}`;
    const airflow = createAirflowOrchestrator(settings, systemClock);
    const orchestrator: Orchestrator = { run: (order, watch) => airflow.run({ ...order, run: own(order.run) }, watch) };
    const key = (name: string) => name.replace(/^runs\/([^/]+)/, (_, run: string) => `runs/${own(run)}`);
    const objects = {
      get: (name: string) => records.objects.get(key(name)),
      has: (name: string) => records.objects.has(key(name)),
    } as ObjectStore;
    return {
      orchestrator,
      objects,
      many: 150,
      async ask(run, photos) {
        const filled = photos === undefined ? undefined : await smallMeadow(join(folder, 'photos'), 0, photos);
        const from = filled === undefined ? '/tmp/nowhere' : await copyIntoAirflow(filled, `photos-${id}`);
        // Other trainings on this stack may have looked at the same photos.
        for await (const { key } of records.objects.list('embeddings/')) await records.objects.remove(key);
        const project = { id: own('suite'), name: own('suite') };
        await writeRecord(records.objects, own(run), 'request', requestShape.parse({ project, from, by: 'somebody' }));
      },
      async end() {
        await docker('exec', airflowContainer(), 'rm', '-rf', `/tmp/photos-${id}`);
        await records.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
  { skip: AIRFLOW === undefined, timeout: 600_000 },
);
