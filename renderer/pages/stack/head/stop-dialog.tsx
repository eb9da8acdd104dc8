import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import styles from '../keep/keep.module.css';

interface Props {
  /** The projects that live in the stack. */
  names: readonly string[];
  onStop: () => void;
  onClose: () => void;
}

/** Says what cannot be reached while the stack is stopped, before it is. */
export function StopDialog({ names, onStop, onClose }: Props) {
  const { t } = useTranslation('stack');
  return (
    <Dialog opened onClose={onClose} title={t('stopping.title')}>
      <div className={styles.form}>
        <p>{t('stopping.words', { names: names.join(', ') })}</p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('stopping.cancel')}
          </Button>
          <Button onClick={onStop}>{t('stopping.confirm')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
