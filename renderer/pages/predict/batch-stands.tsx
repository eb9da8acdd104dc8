import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { IconAlert } from '../../components/icons.ts';
import styles from '../../components/trouble-note.module.css';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { type BatchView, photosIn, photosLeft } from '../../data/batches/batch-view.ts';
import { useGoesOn } from '../../data/batches/use-goes-on.ts';
import { isOver } from '../../data/jobs.ts';
import { useSettings } from '../../data/use-settings.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';

/** Where a batch does not go on: what became of its photos, and the way to the verdicts that are missing. */
export function BatchStands({ batch }: { batch: BatchView }) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const kept = useSettings().data?.history.keep === true;
  const goesOn = useGoesOn(batch);
  const { job, trouble, results } = batch;
  const left = photosLeft(batch);
  if (goesOn || (job && isOver(job))) return null;
  if (!job || left <= 0) return trouble ? <TroubleNote error={trouble} /> : null;
  const judged = results.filter(({ verdict }) => verdict).length;
  const why = !trouble || trouble.code === 'connection-lost' ? 'lost' : 'gone';
  return (
    <div className={styles.note} role="alert">
      <IconAlert size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <p className={styles.message}>
          {t('stands.judged', { count: judged, number: format.number(judged), total: format.number(photosIn(batch)) })}{' '}
          {t('stands.left', { count: left, number: format.number(left) })}
        </p>
        <p>
          {judged > 0 && kept && t('stands.kept')} {t(`stands.${why}`)}
        </p>
      </div>
      {judged > 0 && kept && (
        <Button component={Link} href={routes.history} size="compact-sm" variant="default">
          {t('stands.history')}
        </Button>
      )}
      <Button component={Link} href={routes.predict} size="compact-sm" variant="default">
        {t('stands.choose')}
      </Button>
    </div>
  );
}
