import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createAirflowCalls } from '../../services/adapters/airflow/calls.ts';
import { createDockerEngines } from '../../services/adapters/docker/engines.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { createS3ObjectStore } from '../../services/adapters/minio/object-store.ts';
import { createStderrLog } from '../../services/adapters/node/stderr-log.ts';
import { createCore } from '../../services/assembly/core.ts';
import { openStackRecords } from '../../services/assembly/stack-records.ts';
import { addressFiles, type RecordAddresses, recordAddresses } from '../../services/domain/stack/record-addresses.ts';
import { readRecordPlace } from '../../services/stack/read-record-place.ts';

/** Lays out where the records of a stack are that runs on this computer's engine, as a laptop's core does. */
export async function layStack(folder: string, project: string): Promise<RecordAddresses> {
  const { platform, env } = process;
  const engine = await createDockerEngines({ platform, env, home: homedir(), uid: process.getuid?.() }).find();
  const file = { project, file: '', services: [], volumes: [], networks: [] };
  const place = await readRecordPlace(engine, file as unknown as Parameters<typeof readRecordPlace>[1]);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(place)) await writeFile(join(folder, name), text, { mode: 0o600 });
  return recordAddresses.parse(JSON.parse(place[addressFiles.addresses]));
}

/** A laptop's core with the stack that runs as the Compose project MEADOW_TEST_AIRFLOW. Throws where that is not set. */
export async function openRunningStack() {
  const stack = process.env.MEADOW_TEST_AIRFLOW;
  if (!stack) throw new Error('Set MEADOW_TEST_AIRFLOW to the Compose project of a stack that runs.');
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-stack-'));
  const home = join(folder, 'home');
  const at = join(home, 'stack/at');
  const addresses = await layStack(at, stack);
  const calls = createAirflowCalls({ ...addresses.airflow!, passwordFile: join(at, addressFiles.airflowPassword) });
  const log = createStderrLog('bench');
  const records = await openStackRecords({ at, home: await openHome(join(folder, 'own')), log });
  const { buckets: _, ...s3 } = addresses.s3;
  const inbox = createS3ObjectStore(
    { ...s3, ssl: false, bucket: 'inbox', secretKeyFile: join(at, addressFiles.s3Secret) },
    { cache: join(folder, 'inbox') },
  );
  const core = await createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });
  const client = createRouterClient(core.router);
  return {
    /** The Compose project. */
    stack,
    /** For what a measurement needs besides. */
    folder,
    calls,
    records,
    inbox,
    client,
    async ended(begun: Promise<{ job: string }>) {
      for await (const { state, error } of await client.jobs.watch(await begun))
        if (state === 'failed') throw new Error(`A job failed: ${error?.message}`);
    },
    async close() {
      inbox.close();
      await core.close();
      await records.close();
      await rm(folder, { recursive: true });
    },
  };
}
