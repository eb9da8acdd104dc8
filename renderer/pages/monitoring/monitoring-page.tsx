import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import type { MonitorSpan } from '../../../contract/shapes/traffic.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { recall, remember, remembered } from '../../data/remembered.ts';
import { MOST_ALERTS, useAlertActions, useAlertSettings, useAlerts } from '../../data/use-alerts.ts';
import { useCurrentProject, useModels } from '../../data/use-models.ts';
import { useTraffic } from '../../data/use-monitoring.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProjectOfPage } from '../../projects/project-of-page.tsx';
import { AlertSettingsPanel } from './alerts/alert-settings-panel.tsx';
import { OpenAlerts } from './alerts/open-alerts.tsx';
import { PastAlerts } from './alerts/past-alerts.tsx';
import { DriftSection } from './drift/drift-section.tsx';
import { NothingCounted } from './empty.tsx';
import { monitoringParts } from './monitoring-parts.ts';
import { Pickers } from './pickers.tsx';
import { StackSection } from './stack/stack-section.tsx';
import { TrafficOverview } from './traffic-overview.tsx';

/** How the live version does: what was asked and answered, whether it drifts, and what should be looked at. */
export default function MonitoringPage() {
  const project = useCurrentProject();
  return project ? <Monitoring key={project.id} project={project} /> : <PageSkeleton />;
}

function Monitoring({ project }: { project: Project }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const [span, setSpan] = useState(() => recall('span', remembered.span));
  const [version, setVersion] = useState('');
  const traffic = useTraffic(project.id, span, version);
  const alerts = useAlerts(project.id);
  const settings = useAlertSettings(project.id);
  const actions = useAlertActions(project.id);
  const versions = useModels().data?.filter((model) => model.project === project.id) ?? [];
  const open = alerts.data?.filter(({ cleared }) => cleared === undefined) ?? [];
  const past = alerts.data?.filter(({ cleared }) => cleared !== undefined) ?? [];
  const more = alerts.data?.length === MOST_ALERTS;
  const trouble = traffic.error ?? alerts.error ?? settings.error;
  const again = () => void Promise.all([traffic.refetch(), alerts.refetch(), settings.refetch()]);
  const choose = (wanted: MonitorSpan) => {
    remember('span', wanted);
    setSpan(wanted);
  };
  if (!traffic.data && !trouble) return <PageSkeleton />;
  const since = traffic.data?.since;
  const shown = monitoringParts(traffic.data);
  return (
    <Page>
      <ProjectOfPage />
      <PageHead title={t('title')}>
        {open.length > 0 ? t('head.open', { count: open.length, number: format.number(open.length) }) : t('head.fine')}{' '}
        {since !== undefined && t('head.since', { when: format.date(since) })}
      </PageHead>
      {trouble && <TroubleNote error={trouble} onRetry={again} />}
      {(actions.see.error ?? actions.change.error) && <TroubleNote error={actions.see.error ?? actions.change.error} />}
      {open.length > 0 && <OpenAlerts alerts={open} onSee={actions.see.mutate} />}
      {traffic.data && !shown.traffic && <NothingCounted live={project.live !== undefined} />}
      {traffic.data && shown.traffic && (
        <>
          <Pickers
            span={span}
            onSpan={choose}
            version={version}
            versions={versions.map((model) => model.version)}
            onVersion={setVersion}
          />
          <TrafficOverview series={traffic.data} span={span} narrowed={version !== ''} onSpan={choose} />
        </>
      )}
      {shown.drift && <DriftSection project={project} version={version} />}
      {project.place === 'stack' && <StackSection project={project.id} />}
      {past.length > 0 && <PastAlerts alerts={past} more={more} onSee={actions.see.mutate} />}
      {shown.thresholds && settings.data && (
        <AlertSettingsPanel settings={settings.data} onChange={actions.change.mutate} />
      )}
    </Page>
  );
}
