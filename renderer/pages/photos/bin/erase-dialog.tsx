import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from '../views.module.css';

interface Props {
  opened: boolean;
  count: number;
  pending: boolean;
  error: Error | null;
  onErase: () => void;
  onClose: () => void;
}

/** Asks before photos are gone for good, and says what goes with them. */
export function EraseDialog({ opened, count, pending, error, onErase, onClose }: Props) {
  const { t } = useTranslation('photos');
  const number = useFormat().number(count);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('bin.ask', { count, number })}>
      <div className={styles.stack}>
        <p>{t('bin.warning')}</p>
        {error && <TroubleNote error={error} />}
        <div className={styles.answers}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('bin.keep')}
          </Button>
          <Button color="red" loading={pending} onClick={onErase}>
            {t('bin.erase')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
