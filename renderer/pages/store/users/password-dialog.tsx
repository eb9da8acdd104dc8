import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useUserChanges } from '../../../data/store/use-store-users.ts';
import styles from '../store.module.css';

interface Props {
  name: string;
  /** None while a new one is not made yet: it is asked for first. */
  password: string | undefined;
  onMade: (name: string, password: string) => void;
  onClose: () => void;
}

/** Shows a password, this once; or asks whether there is to be another. */
export function PasswordDialog({ name, password, onMade, onClose }: Props) {
  const { t } = useTranslation('store');
  const { newPassword } = useUserChanges();
  const renew = () => newPassword.mutate(name, { onSuccess: (made) => onMade(name, made.password) });
  if (password === undefined) {
    return (
      <Dialog opened onClose={onClose} title={t('users.renewTitle', { name })}>
        <div className={styles.form}>
          <p>{t('users.renewWords')}</p>
          {newPassword.error && <TroubleNote error={newPassword.error} />}
          <div className={styles.buttons}>
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('cancel')}
            </Button>
            <Button loading={newPassword.isPending} onClick={renew}>
              {t('users.renew')}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog opened onClose={onClose} title={t('users.passwordTitle', { name })} closeOnClickOutside={false}>
      <div className={styles.form}>
        <p>{t('users.passwordOnce')}</p>
        <div className={styles.secret}>
          <code>{password}</code>
          <CopyButton text={password} name={t('users.password')} />
        </div>
        <div className={styles.buttons}>
          <Button onClick={onClose} data-autofocus>
            {t('users.passwordKept')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
