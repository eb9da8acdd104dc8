import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import type { LoadTarget } from '../../../contract/shapes/load.ts';
import { loadBefore } from '../../../contract/shapes/load-before.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconLoadTest } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useLiveLoad, useLoadActions, useLoadMark, useLoadResults, useLoadTargets } from '../../data/use-load.ts';
import { useCurrentProject } from '../../data/use-models.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProjectOfPage } from '../../projects/project-of-page.tsx';
import { EarlierTests } from './earlier-tests.tsx';
import { LivePanel } from './live-panel.tsx';
import { MarkPanel } from './mark-panel.tsx';
import { ResultSection } from './result/result-section.tsx';
import { StartPanel } from './start/start-panel.tsx';

/** How many users the API bears: a test, how it goes on, what it measured, and what the version before measured. */
export default function LoadTestPage({ first }: { first?: LoadTarget['kind'] | undefined }) {
  const project = useCurrentProject();
  return project ? <LoadTests key={project.id} project={project} first={first} /> : <PageSkeleton />;
}

function LoadTests({ project, first }: { project: Project; first: LoadTarget['kind'] | undefined }) {
  const { t } = useTranslation('load');
  const results = useLoadResults(project.id);
  const targets = useLoadTargets(project.id);
  const { mark, change, gate } = useLoadMark(project.id);
  const actions = useLoadActions(project.id);
  const { running, live, trouble } = useLiveLoad(project.id);
  const [chosen, setChosen] = useState<string>();
  const all = results.data ?? [];
  const shown = all.find(({ id }) => id === chosen) ?? all[0];
  const error = results.error ?? mark.error ?? targets.error;
  const again = () => void Promise.all([results.refetch(), mark.refetch(), targets.refetch()]);
  const going = live && !live.result ? live : undefined;
  if (!error && (!results.data || !mark.data)) return <PageSkeleton />;
  return (
    <Page>
      <ProjectOfPage />
      <PageHead title={t('title')}>
        <State running={running} own={going !== undefined} last={all[0]} />
      </PageHead>
      {error && <TroubleNote error={error} onRetry={again} />}
      {mark.data && (
        <StartPanel
          targets={targets.data}
          first={first}
          users={mark.data.users}
          running={running}
          actions={actions}
          onBegun={() => setChosen(undefined)}
        />
      )}
      {trouble && <TroubleNote error={trouble} />}
      {going && <LivePanel live={going} onStop={() => actions.stop.mutate(going.job)} />}
      {shown && !going && (
        <ResultSection
          key={shown.id}
          result={shown}
          before={loadBefore(all, shown)}
          removing={actions.remove.isPending}
          onRemove={() => actions.remove.mutate(shown.id)}
        />
      )}
      {actions.remove.error && <TroubleNote error={actions.remove.error} />}
      {results.data?.length === 0 && !going && (
        <EmptyState icon={IconLoadTest} title={t('empty.title')}>
          <p>{t('empty.words')}</p>
        </EmptyState>
      )}
      {all.length > 1 && !going && <EarlierTests results={all} shown={shown?.id} onShow={setChosen} />}
      {mark.data && <MarkPanel mark={mark.data} onChange={change.mutate} onGate={gate.mutate} />}
      {(change.error ?? gate.error) && <TroubleNote error={change.error ?? gate.error} />}
    </Page>
  );
}

interface StateProps {
  running: boolean;
  /** The test that goes on is this project's. */
  own: boolean;
  last: { at: string; verdict: { state: 'passed' | 'failed' | 'untold' } } | undefined;
}

function State({ running, own, last }: StateProps) {
  const { t } = useTranslation('load');
  const format = useFormat();
  if (running) return t(own ? 'head.running' : 'head.other');
  if (!last) return t('head.never');
  return t('head.last', { when: format.near(last.at), verdict: t(`verdict.${last.verdict.state}`) });
}
