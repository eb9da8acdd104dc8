import { useTranslation } from 'react-i18next';
import { OutsideLink } from '../../components/outside-link.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { usePipelineActions } from '../../data/use-pipelines.ts';
import { PipelineList } from './list/pipeline-list.tsx';
import { RunsPanel } from './list/runs-panel.tsx';
import { PipelinesGate } from './pipelines-gate.tsx';

/** What the stack's Airflow runs: each pipeline, what it is for, and what came of its runs. */
export default function PipelinesPage() {
  const { t } = useTranslation('pipelines');
  const { turn } = usePipelineActions();
  return (
    <PipelinesGate>
      {(overview, error) => (
        <Page>
          <PageHead title={t('title')} action={<OutsideLink href={overview.page}>{t('inAirflow')}</OutsideLink>}>
            {t(overview.works ? 'head' : 'noScheduler')}
          </PageHead>
          {error !== undefined && <TroubleNote error={error} />}
          {turn.error && <TroubleNote error={turn.error} />}
          <PipelineList overview={overview} onSwitch={turn.mutate} busy={turn.isPending} />
          <RunsPanel pipelines={overview.pipelines.map(({ name }) => name)} />
        </Page>
      )}
    </PipelinesGate>
  );
}
