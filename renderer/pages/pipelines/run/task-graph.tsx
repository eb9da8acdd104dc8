import { useTranslation } from 'react-i18next';
import type { TaskGroup } from '../../../../contract/shapes/task-levels.ts';
import { IconNext } from '../../../components/icons.ts';
import { useTaskName } from '../use-pipeline-words.ts';
import styles from './task-graph.module.css';
import { TaskIcon } from './task-icon.tsx';

/** The tasks as they follow each other; beside each other those that may run at the same time. */
export function TaskGraph({ levels }: { levels: readonly (readonly TaskGroup[])[] }) {
  const { t } = useTranslation('pipelines');
  const name = useTaskName();
  return (
    <ol className={styles.graph} aria-label={t('graph')}>
      {levels.map((level, at) => (
        <li key={level.map(({ task }) => task).join(' ')} className={styles.level}>
          {at > 0 && <IconNext className={styles.arrow} size={16} aria-hidden />}
          <ul className={styles.nodes}>
            {level.map(({ task, state, parts }) => (
              <li key={task} className={styles.node} data-state={state}>
                <TaskIcon state={state} />
                <span>{name(task)}</span>
                {parts.length > 1 && <span className={styles.parts}>× {parts.length}</span>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
