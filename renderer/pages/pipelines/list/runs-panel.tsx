import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { pipelineRunState } from '../../../../contract/shapes/pipeline.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FilterChoice } from '../../../components/filter-bar.tsx';
import { IconSearch, IconTrain } from '../../../components/icons.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { type RunFilter, usePipelineRuns } from '../../../data/use-pipelines.ts';
import { routes } from '../../routes.ts';
import { usePipelineWords } from '../use-pipeline-words.ts';
import { RunRows } from './run-rows.tsx';
import styles from './runs-panel.module.css';

/** All runs, newest first. */
export function RunsPanel({ pipelines }: { pipelines: readonly string[] }) {
  const { t } = useTranslation('pipelines');
  const words = usePipelineWords();
  const [filter, setFilter] = useState<RunFilter>({});
  const { data, error, fetchNextPage, hasNextPage, isError, isFetchingNextPage } = usePipelineRuns(filter);
  const runs = data?.pages.flatMap((page) => page.runs);
  const total = data?.pages.at(-1)?.total ?? 0;
  const filtered = filter.pipeline !== undefined || filter.state !== undefined;
  const more = hasNextPage && !isFetchingNextPage && !isError ? () => void fetchNextPage() : undefined;
  return (
    <Panel
      title={t('runs')}
      action={
        <span className={styles.filters}>
          <FilterChoice
            name={t('filter.pipeline')}
            value={filter.pipeline ?? ''}
            options={[
              { value: '', label: t('filter.allPipelines') },
              ...pipelines.map((value) => ({ value, label: words(value).name })),
            ]}
            onChoose={(value) => setFilter({ ...filter, pipeline: value || undefined })}
          />
          <FilterChoice
            name={t('filter.state')}
            value={filter.state ?? ''}
            options={[
              { value: '', label: t('filter.allStates') },
              ...pipelineRunState.options.map((value) => ({ value, label: t(`state.${value}`) })),
            ]}
            onChoose={(value) => setFilter({ ...filter, state: pipelineRunState.safeParse(value).data })}
          />
        </span>
      }
    >
      {error && <TroubleNote error={error} />}
      {runs && runs.length > 0 && <RunRows runs={runs} total={total} more={more} />}
      {runs?.length === 0 && (filtered ? <NoneLikeIt onAll={() => setFilter({})} /> : <NoneYet />)}
    </Panel>
  );
}

function NoneYet() {
  const { t } = useTranslation('pipelines');
  return (
    <EmptyState icon={IconTrain} title={t('noRuns.title')}>
      <p>{t('noRuns.words')}</p>
      <p className={styles.way}>
        <Button component={Link} href={routes.train}>
          {t('noRuns.way')}
        </Button>
      </p>
    </EmptyState>
  );
}

function NoneLikeIt({ onAll }: { onAll: () => void }) {
  const { t } = useTranslation('pipelines');
  return (
    <EmptyState icon={IconSearch} title={t('noneLikeIt')}>
      <p className={styles.way}>
        <Button variant="default" onClick={onAll}>
          {t('showAll')}
        </Button>
      </p>
    </EmptyState>
  );
}
