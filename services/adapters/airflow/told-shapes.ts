import { z } from 'zod';
import { faultShape } from '../../../contract/errors.ts';

/** Files of pipelines that Airflow cannot read. */
export const importErrorsShape = z.object({
  import_errors: z.array(z.object({ filename: z.string(), stack_trace: z.string() })),
});
export const healthShape = z.object({ scheduler: z.object({ status: z.string().nullable() }) });

/** What a step left of what it failed with. */
export const keptFaultShape = z.object({ value: faultShape });

/** The question what a task left under a key; `path`: of its run. */
export const keptBy = (path: string, task: { task_id: string; map_index: number }, key: 'progress' | 'fault') => ({
  method: 'GET' as const,
  path: `${path}/taskInstances/${encodeURIComponent(task.task_id)}/xcomEntries/${key}`,
  query: { map_index: String(task.map_index) },
});

/** Whether a path that Airflow names is the file of that name; `my_retrain.py` is not `retrain.py`. */
export const isFile = (path: string, name: string): boolean => path === name || path.endsWith(`/${name}`);
