import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconPlug } from '../components/icons.ts';
import { useConnection } from '../data/connection.ts';
import { CoreStopped } from '../desk/core-stopped.tsx';
import { useCoreTrouble } from '../desk/use-core-trouble.ts';
import styles from './connection-banner.module.css';

/** Says that the core cannot be asked, as long as it cannot. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const { state, retry } = useConnection();
  const trouble = useCoreTrouble();
  if (trouble) return <CoreStopped trouble={trouble} />;
  if (state !== 'lost' && state !== 'ended') return null;
  return (
    <div className={styles.banner} role="alert">
      <IconPlug size={18} stroke={1.6} aria-hidden />
      <span className={styles.words}>{t(`connection.${state}`)}</span>
      {state === 'lost' && (
        <Button size="compact-sm" variant="default" onClick={retry}>
          {t('connection.retry')}
        </Button>
      )}
    </div>
  );
}
