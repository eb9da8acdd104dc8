import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ExportMenu } from '../../components/export-menu.tsx';
import { IconPhotoPlus } from '../../components/icons.ts';
import { PageHead } from '../../components/page-head.tsx';
import type { BatchView } from '../../data/batches/batch-view.ts';
import { useGoesOn } from '../../data/batches/use-goes-on.ts';
import { useClient } from '../../data/transport-context.tsx';
import { routes } from '../routes.ts';
import { BatchProgress } from './batch-progress.tsx';
import { RecentMenu } from './recent-menu.tsx';
import { useBatchWords } from './use-batch-words.ts';

/** The top of a batch: how many photos, how far, and what can be done with it. */
export function BatchHead({ id, batch }: { id: string; batch: BatchView }) {
  const { t } = useTranslation('predict');
  const client = useClient();
  const goesOn = useGoesOn(batch);
  const words = useBatchWords(batch, goesOn);
  const { job } = batch;
  return (
    <>
      <PageHead
        title={words.title}
        tab={words.tab}
        action={
          <>
            <RecentMenu current={id} />
            <ExportMenu
              disabled={batch.results.length === 0}
              write={(format) => client.predicting.export({ batch: id, format })}
            />
            <Button component={Link} href={routes.predict} leftSection={<IconPhotoPlus size={18} aria-hidden />}>
              {t('newPhotos')}
            </Button>
          </>
        }
      >
        {words.state}
      </PageHead>
      {job && goesOn && <BatchProgress id={id} job={job} />}
    </>
  );
}
