import { Button } from '@mantine/core';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconCamera, IconFolder, IconPhotoPlus, IconWeb } from '../../../components/icons.ts';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useSample } from '../../../data/batches/use-sample.ts';
import { troubleOf } from '../../../data/trouble.ts';
import { useCurrentProject } from '../../../data/use-models.ts';
import { lazyPart } from '../../../loading/lazy-part.ts';
import { ProjectOfPage } from '../../../projects/project-of-page.tsx';
import { useAdding } from '../../../shell/adding-context.tsx';
import { RecentMenu } from '../recent-menu.tsx';
import { Knows } from './knows.tsx';
import { Meadow } from './meadow.tsx';
import { NoModel } from './no-model.tsx';
import { NoNetwork } from './no-network.tsx';
import styles from './start-page.module.css';

const CameraPanel = lazyPart(() => import('../camera/camera-panel.tsx'));

/** No photo yet: everything that brings one, and what will come of it. */
export function StartPage() {
  const { t } = useTranslation('predict');
  const { pick, pickFolder, adding } = useAdding();
  const [camera, setCamera] = useState(false);
  const sample = useSample();
  const project = useCurrentProject();
  const noModel = project !== undefined && project.live === undefined;
  const { reset } = adding;
  useEffect(() => reset, [reset]);
  return (
    <Page>
      <ProjectOfPage />
      <PageHead title={t('start.title')} action={<RecentMenu />}>
        <Knows />
      </PageHead>
      {noModel && <NoModel project={project} />}
      {adding.error && <TroubleNote error={adding.error} />}
      {adding.isSuccess && adding.data === undefined && <p role="alert">{t('start.noPhotos')}</p>}
      {sample?.error && isOffline(sample.error) && <NoNetwork onRetry={sample.get} onClose={sample.reset} />}
      {sample?.error && !isOffline(sample.error) && <TroubleNote error={sample.error} onRetry={sample.get} />}
      {camera ? (
        <Suspense fallback={<div className={styles.zone} />}>
          <CameraPanel onClose={() => setCamera(false)} />
        </Suspense>
      ) : (
        <div className={styles.zone} data-busy={adding.isPending || undefined}>
          <Meadow />
          <p className={styles.call}>{t(adding.isPending ? 'start.looking' : 'start.drop')}</p>
          <div className={styles.ways}>
            <Button
              size="md"
              variant={noModel ? 'default' : 'filled'}
              leftSection={<IconPhotoPlus size={20} aria-hidden />}
              onClick={pick}
            >
              {t('start.choosePhotos')}
            </Button>
            <Button size="md" variant="default" leftSection={<IconFolder size={20} aria-hidden />} onClick={pickFolder}>
              {t('start.chooseFolder')}
            </Button>
            <Button
              size="md"
              variant="default"
              leftSection={<IconCamera size={20} aria-hidden />}
              onClick={() => setCamera(true)}
            >
              {t('start.camera')}
            </Button>
            {sample && (
              <Button
                size="md"
                variant="default"
                loading={sample.isPending}
                leftSection={<IconWeb size={20} aria-hidden />}
                onClick={sample.get}
              >
                {t('start.sample')}
              </Button>
            )}
          </div>
          <p className={styles.also}>{t('start.paste')}</p>
          <p className={styles.formats}>{t('start.formats')}</p>
        </div>
      )}
      <Hints lawn={project?.publicList === true} />
    </Page>
  );
}

const isOffline = (error: unknown): boolean => troubleOf(error).code === 'download-failed';

const PUBLIC_LIST = 'https://github.com/btphan95/greenr-airflow/tree/master/data';

/** `lawn`: the project tells what grows on one, and has the public list. */
function Hints({ lawn }: { lawn: boolean }) {
  const { t } = useTranslation('predict');
  return (
    <ul className={styles.hints}>
      <li>
        <h2>{t('hints.stays.title')}</h2>
        <p>{t('hints.stays.words')}</p>
      </li>
      <li>
        <h2>{t('hints.neither.title')}</h2>
        <p>{t('hints.neither.words')}</p>
      </li>
      {lawn && (
        <li>
          <h2>{t('hints.sample.title')}</h2>
          <p>
            {t('hints.sample.words')}{' '}
            <a href={PUBLIC_LIST} target="_blank" rel="noopener noreferrer">
              {t('hints.sample.link')}
            </a>
          </p>
        </li>
      )}
    </ul>
  );
}
