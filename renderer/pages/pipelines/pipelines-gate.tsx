import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PipelineOverview } from '../../../contract/shapes/pipeline.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconPipelines } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { usePipelines } from '../../data/use-pipelines.ts';
import { useStack } from '../../data/use-stack.ts';
import { routes } from '../routes.ts';
import styles from './pipelines.module.css';
import { pipelinesState } from './pipelines-state.ts';

/** Shows the pipelines where there is something to ask; else why there is not, and the way to it. */
export function PipelinesGate({ children }: { children: (overview: PipelineOverview, error: unknown) => ReactNode }) {
  const { t } = useTranslation('pipelines');
  const { data, error, refetch, isFetching } = usePipelines();
  const stack = useStack().data;
  const state = pipelinesState(error, stack);
  // What was seen stays while Airflow is slow for a moment.
  if (data && (state === undefined || state === 'trouble')) return children(data, error ?? undefined);
  if (state === undefined) return <PageSkeleton />;
  return (
    <Page>
      <PageHead title={t('title')} />
      {state === 'trouble' ? (
        <TroubleNote error={error} onRetry={isFetching ? undefined : () => void refetch()} />
      ) : (
        <EmptyState icon={IconPipelines} title={t(`${state}.title`)}>
          <p>{t(`${state}.words`)}</p>
          <p className={styles.way}>
            <Button component={Link} href={routes.stack}>
              {t(`${state}.way`)}
            </Button>
          </p>
        </EmptyState>
      )}
    </Page>
  );
}
