/** By what it is told which place answers a call. */
export type Where =
  /** The project of that id, the one of that version, run or snapshot, or of the job that a call began. */
  | { by: 'project' | 'version' | 'run' | 'snapshot' | 'job'; id: string }
  /** The project that is worked on. */
  | 'current'
  /** This computer itself, wherever a project is. */
  | 'machine'
  /** Every place, their answers put together. */
  | 'everywhere';

const MACHINE: ReadonlySet<string> = new Set([
  'system',
  'jobs',
  'predicting',
  'serving',
  'settings',
  'dataFolder',
  'network',
  'usage',
  'updates',
  'doctor',
  'stack',
  'store',
  'pipelines',
  'moving',
  'deploying',
  'secrets',
]);

/** Of features that are a project's: what is this computer's all the same. */
const MACHINE_CALLS: ReadonlySet<string> = new Set([
  'projects.create',
  'keeping.suggest',
  'keeping.backup',
  'keeping.restore',
  'keeping.waiting',
  'keeping.forget',
  'keeping.use',
  'keeping.look',
  'keeping.importProject',
]);

/** Lists that are of all projects where none is named. */
const LISTS: ReadonlySet<string> = new Set(['projects.list', 'models.list', 'training.list']);

const text = (input: unknown, name: string): string | undefined => {
  const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** Where the call of a feature's procedure is answered. */
export function whereTo(feature: string, procedure: string, input: unknown): Where {
  const call = `${feature}.${procedure}`;
  if (MACHINE.has(feature) || MACHINE_CALLS.has(call)) return 'machine';
  const filter: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'filter') : undefined;
  const project = text(input, 'project') ?? text(filter, 'project');
  if (project !== undefined) return { by: 'project', id: project };
  const version = text(input, 'version') ?? text(filter, 'version');
  if (version !== undefined) return { by: 'version', id: version };
  const one = text(input, 'one');
  if (one !== undefined) return { by: feature === 'snapshots' ? 'snapshot' : 'version', id: one };
  const snapshot = text(input, 'snapshot');
  if (snapshot !== undefined) return { by: 'snapshot', id: snapshot };
  const run = text(input, 'run');
  if (run !== undefined) return { by: 'run', id: run };
  const job = text(input, 'job');
  if (job !== undefined) return { by: 'job', id: job };
  return LISTS.has(call) ? 'everywhere' : 'current';
}
