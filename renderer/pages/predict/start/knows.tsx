import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useAnswering } from '../../../data/use-answering.ts';
import { useCurrentProject, useModels } from '../../../data/use-models.ts';
import { routes } from '../../routes.ts';
import styles from './knows.module.css';

const MOST_NAMED = 6;

/** What the version that answers can tell apart; of another project where the one that is worked on has none. */
export function Knows() {
  const { t } = useTranslation('predict');
  const { data } = useModels();
  const project = useCurrentProject();
  const answering = useAnswering();
  if (!data || !project) return <Skeleton height={22} width={320} />;
  if (!answering) return <>{t('knows.nothing')}</>;
  const { version, classes, of } = answering;
  const more = classes.length - MOST_NAMED;
  return (
    <span className={styles.knows}>
      {project.live === undefined && <span>{t('knows.until')}</span>}
      <Link href={routes.model(version)}>{version}</Link>
      {project.live === undefined && of && <span>{t('knows.of', { name: of.name })}</span>}
      <span>{t('knows.tells')}</span>
      {classes.slice(0, MOST_NAMED).map((label) => (
        <VerdictName key={label} verdict={label} />
      ))}
      {more > 0 && <span>{t('knows.more', { count: more })}</span>}
      <VerdictName verdict="neither" />
    </span>
  );
}
