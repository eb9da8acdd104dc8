import { Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { PageSkeleton } from '../components/page-skeleton.tsx';
import { useTransport } from '../data/transport-context.tsx';
import { useAppliedSettings } from '../data/use-applied-settings.ts';
import { useEvents } from '../data/use-events.ts';
import { lazyPart } from '../loading/lazy-part.ts';
import { PageBoundary } from '../shell/page-boundary.tsx';
import { Shell } from '../shell/shell.tsx';
import { NoKeyPage } from './no-key-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PredictPage } from './predict/predict-page.tsx';
import { routes } from './routes.ts';
import { fromSegment } from './segment.ts';

const HistoryPage = lazyPart(() => import('./history/history-page.tsx'));
const ApiPage = lazyPart(() => import('./api/api-page.tsx'));
const PipelinesPage = lazyPart(() => import('./pipelines/pipelines-page.tsx'));
const PipelineRunPage = lazyPart(() => import('./pipelines/run/run-page.tsx'));
const TaskLogPage = lazyPart(() => import('./pipelines/run/task-log-page.tsx'));
const PhotosPage = lazyPart(() => import('./photos/photos-page.tsx'));
const LabelPage = lazyPart(() => import('./photos/label/label-page.tsx'));
const TrainPage = lazyPart(() => import('./train/train-page.tsx'));
const TriggersPage = lazyPart(() => import('./train/triggers/triggers-page.tsx'));
const ModelsPage = lazyPart(() => import('./models/models-page.tsx'));
const ModelPage = lazyPart(() => import('./models/model-page.tsx'));
const ComparePage = lazyPart(() => import('./models/compare/compare-page.tsx'));
const SnapshotPage = lazyPart(() => import('./snapshots/snapshot-page.tsx'));
const StackPage = lazyPart(() => import('./stack/stack-page.tsx'));
const LogPage = lazyPart(() => import('./stack/log/log-page.tsx'));
const StorePage = lazyPart(() => import('./store/store-page.tsx'));
const BucketPage = lazyPart(() => import('./store/bucket/bucket-page.tsx'));
const RulesPage = lazyPart(() => import('./store/rules/rules-page.tsx'));
const DeployPage = lazyPart(() => import('./deploy/deploy-page.tsx'));
const DeployLogPage = lazyPart(() => import('./deploy/log/log-page.tsx'));
const LoadTestPage = lazyPart(() => import('./load-test/load-test-page.tsx'));
const MonitoringPage = lazyPart(() => import('./monitoring/monitoring-page.tsx'));
const SettingsPage = lazyPart(() => import('./settings/settings-page.tsx'));
const DoctorPage = lazyPart(() => import('./doctor/doctor-page.tsx'));

/** Which page is shown. The first one comes with the window, the others when they are asked for. */
export function Pages() {
  const { refused } = useTransport();
  return refused ? <NoKeyPage /> : <ConnectedPages />;
}

function ConnectedPages() {
  useEvents();
  useAppliedSettings();
  const [place] = useLocation();
  return (
    <Shell>
      <PageBoundary place={place}>
        <Suspense fallback={<PageSkeleton />}>
          <Switch>
            <Route path="/" component={PredictPage} />
            <Route path="/batch/:id" component={PredictPage} />
            <Route path="/history" component={HistoryPage} />
            <Route path="/api" component={ApiPage} />
            <Route path="/photos/label" component={LabelPage} />
            <Route path="/photos/:part?">{({ part }) => <PhotosPage part={part} />}</Route>
            <Route path="/train" component={TrainPage} />
            <Route path="/train/triggers" component={TriggersPage} />
            <Route path="/pipelines" component={PipelinesPage} />
            <Route path="/pipelines/:pipeline/:run">
              {({ pipeline, run }) => (
                <PipelineRunPage key={run} pipeline={fromSegment(pipeline)} run={fromSegment(run)} />
              )}
            </Route>
            <Route path="/pipelines/:pipeline/:run/log/:task/:attempt/:part?">
              {({ pipeline, run, task, attempt, part }) => (
                <TaskLogPage
                  key={`${task} ${attempt} ${part}`}
                  of={{
                    pipeline: fromSegment(pipeline),
                    run: fromSegment(run),
                    task: fromSegment(task),
                    attempt: Number(attempt) || 0,
                    ...(part !== undefined && { part: Number(part) || 0 }),
                  }}
                />
              )}
            </Route>
            <Route path="/models" component={ModelsPage} />
            <Route path="/models/:version/photos">{({ version }) => <SnapshotPage version={version} />}</Route>
            <Route path="/models/:version">{({ version }) => <ModelPage version={version} />}</Route>
            <Route path="/models/:one/compare/:other?">
              {({ one, other }) => <ComparePage key={one} one={one} other={other} />}
            </Route>
            <Route path="/stack" component={StackPage} />
            <Route path="/stack/log/:service?">{({ service }) => <LogPage service={service} />}</Route>
            <Route path="/store/in/:bucket/:prefix?">
              {({ bucket, prefix }) => <BucketPage key={bucket} bucket={bucket} prefix={fromSegment(prefix)} />}
            </Route>
            <Route path="/store/rules/:bucket">{({ bucket }) => <RulesPage key={bucket} bucket={bucket} />}</Route>
            <Route path="/store/:part?">{({ part }) => <StorePage part={part} />}</Route>
            <Route path="/deploy" component={DeployPage} />
            <Route path="/deploy/log/:pod?">
              {({ pod }) => <DeployLogPage pod={pod === undefined ? undefined : fromSegment(pod)} />}
            </Route>
            <Route path="/deploy/load-test">
              <LoadTestPage />
            </Route>
            <Route path={routes.loadTestDeployed}>
              <LoadTestPage key="deployed" first="deployed" />
            </Route>
            <Route path="/monitoring" component={MonitoringPage} />
            <Route path="/settings/:part?">{({ part }) => <SettingsPage part={part} />}</Route>
            <Route path="/doctor" component={DoctorPage} />
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </PageBoundary>
    </Shell>
  );
}
