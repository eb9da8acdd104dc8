import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useCurrentProject } from '../data/use-models.ts';
import { useProjectChanges } from '../data/use-projects.ts';
import { routes } from '../pages/routes.ts';
import styles from './corrections.module.css';

/** Where what waits is taken into the project or let go: that is of the project that was corrected. */
export function ReviewLink({ project }: { project: string }) {
  const { t } = useTranslation('corrections');
  const [, navigate] = useLocation();
  const current = useCurrentProject()?.id;
  const { select } = useProjectChanges();
  const toReview = () => navigate(routes.review);
  const isOther = current !== undefined && current !== project;
  return (
    <Link
      href={routes.review}
      className={styles.review ?? ''}
      onClick={(event) => {
        if (!isOther) return;
        event.preventDefault();
        select.mutate(project, { onSuccess: toReview });
      }}
    >
      {t('toReview')}
    </Link>
  );
}
