import type { PipelineTaskState } from '../../../../contract/shapes/pipeline.ts';
import { IconClock, IconFailed, IconNext, IconOk, IconRefresh, IconWaiting } from '../../../components/icons.ts';
import styles from './task-icon.module.css';

const icons = {
  waiting: IconWaiting,
  ready: IconClock,
  queued: IconClock,
  running: IconNext,
  again: IconRefresh,
  done: IconOk,
  failed: IconFailed,
  blocked: IconWaiting,
  skipped: IconWaiting,
};

/** How a task stands, at a glance; the words stand beside it. */
export function TaskIcon({ state }: { state: PipelineTaskState }) {
  const Icon = icons[state];
  return <Icon className={styles.icon} data-state={state} size={18} stroke={1.7} aria-hidden />;
}
