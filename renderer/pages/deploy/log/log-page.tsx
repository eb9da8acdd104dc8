import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { PodLogLine } from '../../../../contract/deploying.ts';
import type { LogLine } from '../../../../contract/shapes/stack.ts';
import { BackLink } from '../../../components/back-link.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FilterChoice } from '../../../components/filter-bar.tsx';
import { IconLog } from '../../../components/icons.ts';
import { LogReader } from '../../../components/log/log-reader.tsx';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { PageSkeleton } from '../../../components/page-skeleton.tsx';
import { useClient } from '../../../data/transport-context.tsx';
import { useWatchedDeployment } from '../../../data/use-deployment.ts';
import { useCurrentProject } from '../../../data/use-models.ts';
import { routes } from '../../routes.ts';

/** How many of the last lines are asked for: at first, then where earlier ones are wanted. */
const tails = [500, 10_000];

/** What a copy writes, or all of them. */
export default function LogPage({ pod }: { pod: string | undefined }) {
  const project = useCurrentProject();
  return project ? <Log key={`${project.id} ${pod ?? ''}`} project={project.id} pod={pod} /> : <PageSkeleton />;
}

function Log({ project, pod }: { project: string; pod: string | undefined }) {
  const { t } = useTranslation('deploy');
  const client = useClient();
  const [, navigate] = useLocation();
  const { deployment } = useWatchedDeployment(project);
  const there = deployment?.deployed?.pods.map(({ name }) => name).toSorted() ?? [];
  const names = pod !== undefined && !there.includes(pod) ? [pod, ...there] : there;
  const source = {
    // Those that come later are listened to as well.
    key: pod ?? there.join(' '),
    open: async (tail: number, signal: AbortSignal) =>
      asLines(
        await client.deploying.logs({ project, tail, follow: true, ...(pod !== undefined && { pod }) }, { signal }),
      ),
    // What a process of this computer said is told once.
    ends: deployment?.target.kind === 'processes',
  };
  if (deployment === null) return <NothingDeployed />;
  return (
    <Page full>
      <BackLink to={routes.deploy} name={t('title')} />
      <LogReader
        source={source}
        title={t('log.title', { name: pod ?? t('log.all') })}
        tails={tails}
        file={`${pod ?? project}.log`}
        named={pod === undefined}
        empty={t(source.ends ? 'log.noneOfProcesses' : 'log.none')}
        choices={
          <FilterChoice
            name={t('log.copy')}
            value={pod ?? ''}
            options={[{ value: '', label: t('log.all') }, ...names.map((value) => ({ value, label: value }))]}
            onChoose={(value) => navigate(routes.deployLog(value || undefined))}
          />
        }
      />
    </Page>
  );
}

/** Nobody writes: where that changes. */
function NothingDeployed() {
  const { t } = useTranslation('deploy');
  return (
    <Page>
      <BackLink to={routes.deploy} name={t('title')} />
      <PageHead title={t('log.title', { name: t('log.all') })} />
      <EmptyState icon={IconLog} title={t('log.nothing')}>
        <p>{t('log.nothingWords')}</p>
        <Link href={routes.deploy}>{t('log.toDeploy')}</Link>
      </EmptyState>
    </Page>
  );
}

async function* asLines(batches: AsyncIterable<PodLogLine[]>): AsyncGenerator<LogLine[]> {
  for await (const lines of batches) yield lines.map(asLine);
}

/** A copy is one container; a line without a moment came just now. */
const asLine = ({ pod, at = new Date().toISOString(), text }: PodLogLine): LogLine => ({
  service: pod,
  number: 1,
  at,
  stream: 'out',
  text,
});
