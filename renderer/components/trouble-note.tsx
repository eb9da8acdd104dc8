import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { troubleOf } from '../data/trouble.ts';
import { IconAlert } from './icons.ts';
import styles from './trouble-note.module.css';
import { useTroubleWords } from './use-trouble-words.ts';

/** What went wrong, where it went wrong, and the way on. */
export function TroubleNote({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const words = useTroubleWords()(troubleOf(error));
  return (
    <div className={styles.note} role="alert">
      <IconAlert size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <p className={styles.message}>{words.message}</p>
        <p>{words.hint}</p>
        {words.exact && (
          <p className={styles.exact} lang="en">
            {words.exact}
          </p>
        )}
      </div>
      {onRetry && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
