import type { StackStatus } from '../../../contract/shapes/stack.ts';
import { troubleOf } from '../../data/trouble.ts';

/** `off`: the stack does not run; `starting`: it is coming up; `without`: it runs and Airflow is left out of it. */
export type PipelinesState = 'off' | 'starting' | 'without' | 'trouble';

/** Why there are no pipelines to look at; none where nothing is wrong. */
export function pipelinesState(
  error: unknown,
  stack: Pick<StackStatus, 'services' | 'work'> | undefined,
): PipelinesState | undefined {
  if (error === null || error === undefined) return undefined;
  const { code } = troubleOf(error);
  const airflow = stack?.services.filter(({ name }) => name.startsWith('airflow')) ?? [];
  const coming = stack?.work?.task === 'up' || airflow.some(({ health }) => health === 'starting');
  const away = code === 'stack-off' || code === 'engine-missing';
  if (coming && (away || code.startsWith('remote-'))) return 'starting';
  if (!away) return 'trouble';
  const others = stack?.services.some(({ name, state }) => state === 'running' && !name.startsWith('airflow'));
  return others ? 'without' : 'off';
}
