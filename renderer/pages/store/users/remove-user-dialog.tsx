import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useUserChanges } from '../../../data/store/use-store-users.ts';
import styles from '../store.module.css';

/** Asks before a user goes. */
export function RemoveUserDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('store');
  const { remove } = useUserChanges();
  return (
    <Dialog opened onClose={onClose} title={t('users.removeTitle', { name })}>
      <div className={styles.form}>
        <p>{t('users.removeWords')}</p>
        {remove.error && <TroubleNote error={remove.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(name, { onSuccess: onClose })}>
            {t('users.remove')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
