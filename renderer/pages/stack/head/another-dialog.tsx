import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import styles from '../keep/keep.module.css';

interface Props {
  /** The data folder of the Meadow that started the stack. */
  folder: string;
  onGoOn: () => void;
  onClose: () => void;
}

/** Says whose stack it is before anything is done to it. */
export function AnotherDialog({ folder, onGoOn, onClose }: Props) {
  const { t } = useTranslation('stack');
  return (
    <Dialog opened onClose={onClose} title={t('another.title')}>
      <div className={styles.form}>
        <p className={styles.path}>{t('another.started', { folder })}</p>
        <p>{t('another.ask')}</p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('another.leave')}
          </Button>
          <Button onClick={onGoOn}>{t('another.goOn')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
