import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';
import type { Project } from '../../../contract/projects.ts';
import { useCorrections } from '../../data/corrections/use-corrections.ts';
import { usePhotoCounts } from '../../data/photos/use-photo-counts.ts';
import { useFindings } from '../../data/use-checks.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import styles from './photos-tabs.module.css';

/** The views of a project's photos. */
export function PhotosTabs({ project }: { project: Project }) {
  const { t } = useTranslation('photos');
  const counts = usePhotoCounts(project.id).data;
  const findings = useFindings(project.id).data;
  const wrong = Object.values(findings?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const waiting = useCorrections(project.id, 'waiting').data?.length;
  return (
    <nav className={styles.tabs} aria-label={t('tabs.name')}>
      <Tab to={routes.photos} name={t('tabs.photos')} count={counts?.total} />
      <Tab to={routes.checks} name={t('tabs.checks')} count={wrong} />
      <Tab to={routes.review} name={t('tabs.review')} count={waiting} />
      <Tab to={routes.bin} name={t('tabs.bin')} count={counts?.binned} />
    </nav>
  );
}

function Tab({ to, name, count }: { to: string; name: string; count: number | undefined }) {
  const format = useFormat();
  const [here] = useRoute(to);
  return (
    <Link href={to} className={styles.tab ?? ''} aria-current={here ? 'page' : undefined}>
      {name}
      {count !== undefined && count > 0 && <span className={styles.count}>{format.number(count)}</span>}
    </Link>
  );
}
