import { z } from 'zod';
import type { TriggerName } from '../../../contract/shapes/trigger.ts';
import type { PipelineClock } from '../../ports/pipeline-clock.ts';
import { brokenPipeline } from './airflow-fault.ts';
import type { AirflowCalls } from './calls.ts';

/** The pipelines that look, as files in `dags/` name them. */
export const lookingDags: Readonly<Record<TriggerName, string>> = {
  'new-photos': 'new_data',
  weekly: 'weekly',
  'live-accuracy': 'performance_watch',
  drift: 'performance_watch',
  'failed-run': 'performance_watch',
};

/** What `new_data` waits for. */
const PHOTOS = 'meadow://photos';

const assetsShape = z.object({ assets: z.array(z.object({ id: z.int(), uri: z.string() })) });
const dagShape = z.object({
  is_paused: z.boolean(),
  next_dagrun_run_after: z.iso.datetime({ offset: true }).nullish(),
});

export function createAirflowClock({ ask, find }: AirflowCalls): PipelineClock {
  return {
    async tellOfPhotos() {
      const { assets } = await ask(assetsShape, { method: 'GET', path: 'assets', query: { uri_pattern: PHOTOS } });
      // Airflow writes a slash behind.
      const asset = assets.find(({ uri }) => uri.replace(/\/$/, '') === PHOTOS);
      if (!asset) throw brokenPipeline('"new_data" waits for no photos');
      await ask(z.unknown(), { method: 'POST', path: 'assets/events', body: { asset_id: asset.id, extra: {} } });
    },
    async nextLook(trigger) {
      const dag = await find(dagShape, { method: 'GET', path: `dags/${lookingDags[trigger]}` });
      const next = dag?.next_dagrun_run_after;
      return dag && !dag.is_paused && next ? new Date(next) : undefined;
    },
  };
}
