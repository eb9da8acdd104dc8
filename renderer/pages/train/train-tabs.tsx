import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../components/page-tabs.tsx';
import { useTriggers } from '../../data/use-triggers.ts';
import { routes } from '../routes.ts';
import styles from './train-tabs.module.css';

/** Trainings that a person begins, and those that begin by themselves. */
export function TrainTabs({ project }: { project: string }) {
  const { t } = useTranslation('triggers');
  const on = useTriggers(project).data?.filter(({ enabled }) => enabled).length;
  return (
    <div className={styles.tabs}>
      <PageTabs
        name={t('tabs.name')}
        tabs={[
          { to: routes.train, name: t('tabs.train') },
          { to: routes.triggers, name: t('tabs.triggers'), count: on },
        ]}
      />
    </div>
  );
}
