import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from '../store.module.css';

interface Props {
  /** With folders it is not known how many objects go. */
  count: number;
  folders: boolean;
  onRemove: () => void;
  onClose: () => void;
}

/** Asks before something is deleted where nothing brings it back. */
export function RemoveDialog({ count, folders, onRemove, onClose }: Props) {
  const { t } = useTranslation('store');
  const format = useFormat();
  return (
    <Dialog opened onClose={onClose} title={t('objects.removeTitle')}>
      <div className={styles.form}>
        <p>
          {t('objects.removeWords', { count, number: format.number(count) })}
          {folders && ` ${t('objects.removeFolders')}`}
        </p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red" onClick={onRemove}>
            {t('versions.removeForGood')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
