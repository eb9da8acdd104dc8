import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useCurrentProject, useModels } from '../../../data/use-models.ts';
import { routes } from '../../routes.ts';
import styles from './knows.module.css';

const MOST_NAMED = 6;

/** What the live model can tell apart. */
export function Knows() {
  const { t } = useTranslation('predict');
  const { data } = useModels();
  const project = useCurrentProject();
  if (!data) return <Skeleton height={22} width={320} />;
  // Until the project that is worked on has one, another's answers.
  const live =
    data.find((version) => version.live && version.project === project?.id) ?? data.find((version) => version.live);
  if (!live) return <>{t('knows.nothing')}</>;
  const more = live.classes.length - MOST_NAMED;
  return (
    <span className={styles.knows}>
      <Link href={routes.model(live.version)}>{live.version}</Link> {t('knows.tells')}
      {live.classes.slice(0, MOST_NAMED).map((label) => (
        <VerdictName key={label} verdict={label} />
      ))}
      {more > 0 && <span>{t('knows.more', { count: more })}</span>}
      <VerdictName verdict="neither" />
    </span>
  );
}
