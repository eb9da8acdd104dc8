import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { IconKeyboard, IconModels, IconSearch } from '../components/icons.ts';
import { Keys } from '../components/keys.tsx';
import { StateDot } from '../components/state-dot.tsx';
import { useCoreAway } from '../data/connection.ts';
import { useCurrentProject } from '../data/use-models.ts';
import { useRunningJobs } from '../data/use-running-jobs.ts';
import { useServing } from '../data/use-serving.ts';
import { useStack } from '../data/use-stack.ts';
import { routes } from '../pages/routes.ts';
import { wasStarted } from '../pages/stack/head/next-step.ts';
import { dotOfStack } from '../pages/stack/head/stack-dot.ts';
import { showOverlay } from './overlay.ts';
import { RunningJob } from './running-job.tsx';
import styles from './status-strip.module.css';

/** What is going on, quietly: the live model, the project, the work, the API. */
export function StatusStrip() {
  const { t } = useTranslation();
  return (
    <footer className={styles.strip}>
      <LiveModel />
      <Jobs />
      <StackState />
      <ApiState />
      <UnstyledButton className={styles.find} onClick={() => showOverlay('palette')}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span className={styles.findWords}>{t('palette.title')}</span>
        <Keys keys={['Ctrl', 'K']} />
      </UnstyledButton>
      <UnstyledButton
        className={styles.help}
        onClick={() => showOverlay('shortcuts')}
        aria-label={t('shortcuts.title')}
        title="?"
      >
        <IconKeyboard size={18} stroke={1.6} aria-hidden />
      </UnstyledButton>
    </footer>
  );
}

function LiveModel() {
  const { t } = useTranslation();
  const project = useCurrentProject();
  const className = `${styles.item} ${styles.live}`;
  if (!project) return <span className={className} />;
  return (
    <span className={className}>
      <IconModels size={16} stroke={1.6} aria-hidden />
      {project.live ? <Link href={routes.model(project.live)}>{project.live}</Link> : t('status.noModel')}
      <span className={styles.project}>{project.name}</span>
    </span>
  );
}

function Jobs() {
  const running = useRunningJobs();
  const away = useCoreAway();
  if (away) return <div className={styles.jobs} />;
  return (
    <div className={styles.jobs}>
      {running.map((job) => (
        <RunningJob key={job.id} job={job} />
      ))}
    </div>
  );
}

/** Told of only where there is a stack: Meadow works without one. */
function StackState() {
  const { t } = useTranslation('stack');
  const { data } = useStack();
  // Its work is told of as a job.
  if (!data || data.work || !wasStarted(data)) return null;
  const words = t(`strip.${data.fault ? 'gone' : data.another ? 'another' : data.state}`);
  return (
    <Link href={routes.stack} className={styles.item ?? ''} aria-label={words}>
      <StateDot state={dotOfStack(data)} />
      <span className={styles.long}>{words}</span>
      <span className={styles.short}>{t('title')}</span>
    </Link>
  );
}

function ApiState() {
  const { t } = useTranslation();
  const { data } = useServing();
  const away = useCoreAway();
  if (!data) return null;
  if (away) {
    return (
      <span className={styles.item}>
        <StateDot state="off" />
        {t('status.api.unknown')}
      </span>
    );
  }
  return (
    <Link href={routes.api} className={styles.item ?? ''}>
      <StateDot state={data.state} />
      {data.portTaken !== undefined && data.state === 'ready'
        ? t('status.api.instead', { port: data.port })
        : t(`status.api.${data.state}`)}
    </Link>
  );
}
