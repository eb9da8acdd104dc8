import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Job } from '../../contract/shapes/job.ts';
import { IconClose } from '../components/icons.ts';
import { ProgressBar } from '../components/progress-bar.tsx';
import { useClient } from '../data/transport-context.tsx';
import { useFormat } from '../i18n/format.ts';
import { routes } from '../pages/routes.ts';
import styles from './running-job.module.css';

/** Stages that count bytes. */
const IN_BYTES: ReadonlySet<string> = new Set([
  'move-copy',
  'move-verify',
  'folder-copy',
  'folder-verify',
  'deploy-load',
]);

/** One piece of work, wherever the person is in the window. */
export function RunningJob({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const { done, total } = job.progress;
  const number = IN_BYTES.has(job.progress.stage) ? format.bytes : format.number;
  const name = t(`job.${jobKind(job.kind)}`);
  const cancel = () => client.jobs.cancel({ job: job.id });
  return (
    <span className={styles.job}>
      <JobName job={job} name={name} />
      <ProgressBar done={done} total={total} label={name} className={styles.bar} />
      {total > 0 && (
        <span className={styles.count}>
          {number(done)} / {number(total)}
        </span>
      )}
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        onClick={() => void cancel()}
        aria-label={t('job.cancel', { name })}
      >
        <IconClose size={14} />
      </ActionIcon>
    </span>
  );
}

/** Leads to the page where the work is shown. */
function JobName({ job, name }: { job: Job; name: string }) {
  const page = {
    predict: routes.batch(job.id),
    add: routes.photos,
    check: routes.checks,
    train: routes.train,
    backup: routes.settingsPart('backup'),
    restore: routes.settingsPart('restore'),
    relocate: routes.settingsPart('folder'),
    stack: routes.stack,
    deploy: routes.deploy,
    load: routes.loadTest,
    update: routes.settingsPart('updates'),
  }[job.kind.replace(/-.*/, '')];
  return page ? <Link href={page}>{name}</Link> : name;
}

const kinds = [
  'predict',
  'train',
  'add',
  'check',
  'download',
  'backup',
  'restore',
  'export',
  'import',
  'stack',
  'deploy',
  'move',
  'relocate',
  'load',
  'update',
] as const;

function jobKind(kind: string): (typeof kinds)[number] {
  return kinds.find((known) => known === kind || kind.startsWith(`${known}-`)) ?? 'download';
}
