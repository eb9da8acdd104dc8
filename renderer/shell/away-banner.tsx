import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { IconPlug } from '../components/icons.ts';
import { useConnection } from '../data/connection.ts';
import { useCurrentProject } from '../data/use-models.ts';
import { routes } from '../pages/routes.ts';
import styles from './connection-banner.module.css';

/** Says that the project that is worked on cannot be reached, as long as its stack is away. */
export function AwayBanner() {
  const { t } = useTranslation('projects');
  const project = useCurrentProject();
  // Of two things that are wrong the nearer one is said.
  const { state } = useConnection();
  if (!project?.away || state === 'lost' || state === 'ended') return null;
  return (
    <div className={styles.banner} role="status">
      <IconPlug size={18} stroke={1.6} aria-hidden />
      <span className={styles.words}>{t('away.words', { name: project.name })}</span>
      <Button component={Link} href={routes.stack} size="compact-sm" variant="default">
        {t('away.stack')}
      </Button>
    </div>
  );
}
