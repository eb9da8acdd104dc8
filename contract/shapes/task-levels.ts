import type { PipelineRunDetail, PipelineTask, PipelineTaskState } from './pipeline.ts';

/** A task with all its parts; it has one where it is not split. */
export interface TaskGroup {
  task: string;
  /** How all of it stands. */
  state: PipelineTaskState;
  parts: PipelineTask[];
}

/** What stands out most comes first: a part that fails counts more than ten that are done. */
const GRAVEST: readonly PipelineTaskState[] = [
  'failed',
  'again',
  'running',
  'queued',
  'ready',
  'blocked',
  'waiting',
  'done',
  'skipped',
];

/** The tasks, level by level: those of a level wait for none of each other. What the pipeline no longer has comes last. */
export function taskLevels({ tasks, order }: Pick<PipelineRunDetail, 'tasks' | 'order'>): TaskGroup[][] {
  const parts = Map.groupBy(tasks, ({ task }) => task);
  const before = new Map(order.map(({ task, after }) => [task, after]));
  const names = [...new Set([...before.keys(), ...parts.keys()])].filter((name) => parts.has(name));
  const depths = new Map<string, number>();
  const depthOf = (name: string, way: readonly string[] = []): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    // A loop can be none of Airflow's; it would be endless here.
    const after = (before.get(name) ?? []).filter((one) => !way.includes(one));
    const depth = Math.max(-1, ...after.map((one) => depthOf(one, [...way, name]))) + 1;
    depths.set(name, depth);
    return depth;
  };
  const known = names.filter((name) => before.has(name));
  const levels = Map.groupBy(known, (name) => depthOf(name));
  const gone = names.filter((name) => !before.has(name));
  return [
    ...[...levels].toSorted(([one], [other]) => one - other).map(([, level]) => level),
    ...gone.map((name) => [name]),
  ].map((level) => level.toSorted().map((name) => groupOf(name, parts.get(name) ?? [])));
}

const groupOf = (task: string, parts: readonly PipelineTask[]): TaskGroup => {
  const inOrder = parts.toSorted((one, other) => (one.part ?? -1) - (other.part ?? -1));
  const state = GRAVEST.find((wanted) => inOrder.some((part) => part.state === wanted)) ?? 'waiting';
  return { task, state, parts: inOrder };
};

/** What a person looks at first: parts that fail, then those at work, then the others, in their order. */
export const gravestFirst = (parts: readonly PipelineTask[]): PipelineTask[] =>
  parts.toSorted((one, other) => GRAVEST.indexOf(one.state) - GRAVEST.indexOf(other.state));
