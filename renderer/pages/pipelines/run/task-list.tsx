import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PipelineRun, PipelineTask } from '../../../../contract/shapes/pipeline.ts';
import { gravestFirst, type TaskGroup } from '../../../../contract/shapes/task-levels.ts';
import { IconLog } from '../../../components/icons.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { useTaskName } from '../use-pipeline-words.ts';
import { TaskIcon } from './task-icon.tsx';
import styles from './task-list.module.css';
import { useTaskFault, useTaskWords } from './use-task-words.ts';

/** Each task: how it stands, what it waits for, how often it was tried, how long it took, and its log. */
export function TaskList({ run, groups }: { run: PipelineRun; groups: readonly TaskGroup[] }) {
  const { t } = useTranslation('pipelines');
  return (
    <ol className={styles.list} aria-label={t('tasks')}>
      {groups.map((group) => (
        <Group key={group.task} run={run} group={group} />
      ))}
    </ol>
  );
}

/** Parts that are drawn at first. */
const FEW = 6;

function Group({ run, group: { task, state, parts } }: { run: PipelineRun; group: TaskGroup }) {
  const { t } = useTranslation('pipelines');
  const format = useFormat();
  const name = useTaskName()(task);
  const [all, setAll] = useState(false);
  const [only] = parts;
  // Also of a task that was split into one part, as it is where few photos are new.
  if (parts.length === 1 && only) {
    return (
      <li className={styles.task} data-state={state} aria-current={state === 'running' ? 'step' : undefined}>
        <Row run={run} task={only} name={name} />
      </li>
    );
  }
  const done = parts.filter((part) => part.state === 'done').length;
  const shown = all ? parts : gravestFirst(parts).slice(0, FEW);
  return (
    <li className={styles.task} data-state={state} aria-current={state === 'running' ? 'step' : undefined}>
      <div className={styles.row}>
        <TaskIcon state={state} />
        <span className={styles.name}>{name}</span>
        <span className={styles.stand}>
          {t('task.parts', { done: format.number(done), count: parts.length, number: format.number(parts.length) })}
        </span>
      </div>
      <ol className={styles.parts} aria-label={name}>
        {shown.map((part) => (
          <li key={part.part ?? -1}>
            <Row run={run} task={part} name={t('task.part', { number: format.number((part.part ?? 0) + 1) })} />
          </li>
        ))}
      </ol>
      {parts.length > FEW && (
        <Button
          className={styles.all ?? ''}
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => setAll(!all)}
        >
          {all ? t('task.fewer') : t('task.allParts', { number: format.number(parts.length) })}
        </Button>
      )}
    </li>
  );
}

function Row({ run, task, name }: { run: PipelineRun; task: PipelineTask; name: string }) {
  const { t } = useTranslation('pipelines');
  const format = useFormat();
  const words = useTaskWords()(task);
  const fault = useTaskFault()(task);
  const { state, attempt, attempts, seconds, began } = task;
  const took =
    seconds ?? (state === 'running' && began !== undefined ? (Date.now() - Date.parse(began)) / 1000 : undefined);
  return (
    <div className={styles.row}>
      <TaskIcon state={state} />
      <span className={styles.name}>{name}</span>
      <span className={styles.stand}>{words}</span>
      <span className={styles.figures}>
        {attempt > 1 && <span>{t('task.try', { attempt, attempts })}</span>}
        {took !== undefined && <span>{t('seconds', { seconds: format.rate(took) })}</span>}
      </span>
      {attempt > 0 && (
        <Button
          component={Link}
          href={routes.taskLog(run.pipeline, run.run, task.task, attempt, task.part)}
          className={styles.log ?? ''}
          size="compact-sm"
          variant="default"
          aria-label={t('log.of', { name })}
          leftSection={<IconLog size={15} aria-hidden />}
        >
          {t('log.button')}
        </Button>
      )}
      {fault !== undefined && (
        <p className={styles.fault} role={state === 'failed' ? 'alert' : undefined}>
          {fault}
        </p>
      )}
    </div>
  );
}
