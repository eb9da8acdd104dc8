import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreBucket, StoreUser } from '../../../../contract/shapes/store.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useUserChanges } from '../../../data/store/use-store-users.ts';
import styles from '../store.module.css';
import { RightsField } from './rights-field.tsx';

interface Props {
  user: StoreUser;
  buckets: readonly StoreBucket[];
  onClose: () => void;
}

/** Changes what a user may do. */
export function RightsDialog({ user, buckets, onClose }: Props) {
  const { t } = useTranslation('store');
  const [rights, setRights] = useState(user.rights);
  const { setRights: save } = useUserChanges();
  return (
    <Dialog opened onClose={onClose} title={t('users.rightsOf', { name: user.name })} size="lg">
      <div className={styles.form}>
        <RightsField buckets={buckets} rights={rights} onChange={setRights} />
        {user.others.length > 0 && (
          <p className={styles.soft}>{t('users.replaces', { names: user.others.join(', ') })}</p>
        )}
        {save.error && <TroubleNote error={save.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            loading={save.isPending}
            onClick={() => save.mutate({ name: user.name, rights }, { onSuccess: onClose })}
          >
            {t('save')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
