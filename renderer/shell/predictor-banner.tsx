import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { IconAlert, IconRefresh } from '../components/icons.ts';
import { useTroubleWords } from '../components/use-trouble-words.ts';
import { useConnection } from '../data/connection.ts';
import { useServing, useServingActions } from '../data/use-serving.ts';
import { DiagnosticsButton } from '../desk/diagnostics-button.tsx';
import { routes } from '../pages/routes.ts';
import styles from './connection-banner.module.css';

/** Says that what answers photos has stopped and does not come back by itself, as long as that is so. */
export function PredictorBanner() {
  const { t } = useTranslation();
  const { data } = useServing();
  const { restart } = useServingActions();
  const { state } = useConnection();
  const say = useTroubleWords();
  // Replicas are containers, told of on the Stack page; and of two things that are wrong the nearer one is said.
  if (data?.state !== 'failed' || data.replicas || state === 'lost' || state === 'ended') return null;
  const why = data.error && say(data.error);
  return (
    <div className={styles.banner} role="alert">
      <IconAlert size={18} stroke={1.6} aria-hidden />
      <span className={styles.words}>
        {t('predictor.failed')} {why && `${why.message} ${why.hint}`}{' '}
        <Link href={routes.api}>{t('predictor.why')}</Link>
      </span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={restart.isPending}
        onClick={() => restart.mutate()}
      >
        {t('predictor.restart')}
      </Button>
      <DiagnosticsButton compact />
    </div>
  );
}
