import { useTranslation } from 'react-i18next';
import type { StackMeasured } from '../../../../contract/shapes/stack-measured.ts';
import { FigureRow } from '../../../components/figure-row.tsx';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { Panel } from '../../../components/page.tsx';
import { useStack } from '../../../data/use-stack.ts';
import { useStackMeasured } from '../../../data/use-stack-measured.ts';
import { useFormat } from '../../../i18n/format.ts';
import { StackAlerts } from './stack-alerts.tsx';
import styles from './stack-section.module.css';

/** The API in the stack, as Prometheus sees it: all that ask it, of this project or another. */
export function StackSection({ project }: { project: string }) {
  const { t } = useTranslation('monitoring');
  const { data, error } = useStackMeasured();
  return (
    <Panel title={t('stack.title')} action={<Dashboards project={project} at={data?.dashboards} />}>
      <div className={styles.section}>
        {error ? (
          <p role="status">{t('stack.away')}</p>
        ) : (
          data && (
            <>
              <p className={styles.soft}>{t('stack.words')}</p>
              <ApiFigures api={data.api} />
              <StackAlerts alerts={data.alerts.filter((alert) => (alert.project ?? project) === project)} />
            </>
          )
        )}
      </div>
    </Panel>
  );
}

function ApiFigures({ api }: { api: StackMeasured['api'] }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const ms = (value: number | undefined) => (value === undefined ? undefined : t('ms', { ms: format.ms(value) }));
  const figures = [
    { name: t('stack.replicas'), value: format.number(api.replicas), words: t('stack.replicasWords') },
    { name: t('stack.requests'), value: format.rate(api.requests), words: t('stack.requestsWords') },
    {
      name: t('stack.failed'),
      value: api.failed === undefined ? undefined : format.percentFine(api.failed),
      words: t('stack.failedWords'),
    },
    {
      name: t('stack.latency'),
      value: ms(api.p95),
      words: api.p50 === undefined ? t('stack.latencyNone') : t('stack.latencyWords', { half: ms(api.p50) }),
    },
  ];
  return <FigureRow figures={figures} />;
}

/** The ways to Grafana, where it runs. */
function Dashboards({ project, at }: { project: string; at: string | undefined }) {
  const { t } = useTranslation('monitoring');
  const here = useStack().data?.services.find(({ name, state }) => name === 'grafana' && state === 'running')?.page;
  const grafana = at ?? here;
  if (grafana === undefined) return null;
  const address = (path: string) => new URL(path, grafana).href;
  const ways = [
    { name: t('stack.dashboardApi'), href: address('/d/meadow-api') },
    { name: t('stack.dashboardModels'), href: address(`/d/meadow-models?var-project=${encodeURIComponent(project)}`) },
  ];
  return (
    <span className={styles.ways}>
      {ways.map(({ name, href }) => (
        <OutsideLink key={href} size="compact-sm" href={href}>
          {name}
        </OutsideLink>
      ))}
    </span>
  );
}
