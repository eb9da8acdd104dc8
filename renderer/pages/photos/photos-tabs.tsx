import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import { PageTabs } from '../../components/page-tabs.tsx';
import { useCorrections } from '../../data/corrections/use-corrections.ts';
import { usePhotoCounts } from '../../data/photos/use-photo-counts.ts';
import { useFindings } from '../../data/use-checks.ts';
import { routes } from '../routes.ts';

/** The views of a project's photos. */
export function PhotosTabs({ project }: { project: Project }) {
  const { t } = useTranslation('photos');
  const counts = usePhotoCounts(project.id).data;
  const findings = useFindings(project.id).data;
  const wrong = Object.values(findings?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const waiting = useCorrections(project.id, 'waiting').data?.length;
  return (
    <PageTabs
      name={t('tabs.name')}
      tabs={[
        { to: routes.photos, name: t('tabs.photos'), count: counts?.total },
        { to: routes.checks, name: t('tabs.checks'), count: wrong },
        { to: routes.review, name: t('tabs.review'), count: waiting },
        { to: routes.bin, name: t('tabs.bin'), count: counts?.binned },
      ]}
    />
  );
}
