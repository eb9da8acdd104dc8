import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../contract/shapes/job.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useClient } from '../../data/transport-context.tsx';
import styles from './batch-progress.module.css';

/** How far a batch is, and the way to stop it. */
export function BatchProgress({ id, job }: { id: string; job: Job }) {
  const { t } = useTranslation('predict');
  const client = useClient();
  const cancel = useMutation({ mutationFn: () => client.predicting.cancel({ batch: id }) });
  return (
    <div className={styles.progress}>
      <ProgressBar done={job.progress.done} total={job.progress.total} label={t('batch.bar')} className={styles.bar} />
      <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('cancel')}
      </Button>
    </div>
  );
}
