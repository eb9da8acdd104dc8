import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CoreTrouble } from '../../contract/desk.ts';
import { IconAlert, IconRefresh } from '../components/icons.ts';
import { useTroubleWords } from '../components/use-trouble-words.ts';
import { useConnection } from '../data/connection.ts';
import { useTransport } from '../data/transport-context.tsx';
import styles from './core-stopped.module.css';
import { DiagnosticsButton } from './diagnostics-button.tsx';

/** Says that the core has stopped for good, why, and starts it again. */
export function CoreStopped({ trouble }: { trouble: CoreTrouble }) {
  const { t } = useTranslation('desk');
  const { desk } = useTransport();
  const say = useTroubleWords();
  const words = trouble.fault && say(trouble.fault);
  const restart = async () => {
    await desk?.restartCore();
    useConnection.getState().retry();
  };
  return (
    <div className={styles.banner} role="alert">
      <IconAlert size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <p className={styles.title}>{t('core.title')}</p>
        <p>{words ? `${words.message} ${words.hint}` : t('core.often')}</p>
        {trouble.lastWords !== '' && (
          <details>
            <summary>{t('core.lastWords')}</summary>
            <pre className={styles.last} lang="en">
              {trouble.lastWords}
            </pre>
          </details>
        )}
      </div>
      <Button leftSection={<IconRefresh size={18} aria-hidden />} onClick={() => void restart()}>
        {t('core.restart')}
      </Button>
      <DiagnosticsButton />
    </div>
  );
}
