import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { runsOn } from '../../../contract/shapes/run.ts';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useRunsOn } from '../../data/use-training.ts';
import styles from './runs-on-choice.module.css';

/** Where trainings run: nothing to be seen where there is no choice. */
export function RunsOnChoice({ project, running }: { project: string; running: boolean }) {
  const { t } = useTranslation('train');
  const { where, choose } = useRunsOn(project);
  if (!where || where.choices.length < 2) return null;
  return (
    <div className={styles.choice}>
      <span className={styles.name} aria-hidden>
        {t('runsOn.name')}
      </span>
      <SegmentedControl
        size="xs"
        aria-label={t('runsOn.name')}
        disabled={running || choose.isPending}
        value={where.at}
        onChange={(value) => choose.mutate(runsOn.parse(value))}
        data={where.choices.map((value) => ({ value, label: t(`runsOn.${value}`) }))}
      />
      <span className={styles.hint}>{t(`runsOnHint.${where.at}`)}</span>
      {choose.error && <TroubleNote error={choose.error} />}
    </div>
  );
}
