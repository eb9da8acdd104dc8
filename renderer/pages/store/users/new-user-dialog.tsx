import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Rights, type StoreBucket, type StoreUser, storeUserName } from '../../../../contract/shapes/store.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useUserChanges } from '../../../data/store/use-store-users.ts';
import styles from '../store.module.css';
import { RightsField } from './rights-field.tsx';

interface Props {
  buckets: readonly StoreBucket[];
  users: readonly StoreUser[];
  onMade: (name: string, password: string) => void;
  onClose: () => void;
}

/** Adds a user; the store thinks up the password. */
export function NewUserDialog({ buckets, users, onMade, onClose }: Props) {
  const { t } = useTranslation('store');
  const [name, setName] = useState('');
  const [rights, setRights] = useState<Rights>({});
  const [tried, setTried] = useState(false);
  const { add } = useUserChanges();
  const taken = users.some((user) => user.name === name);
  const right = storeUserName.safeParse(name).success;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (right && !taken) add.mutate({ name, rights }, { onSuccess: ({ password }) => onMade(name, password) });
  };
  const wrong = taken ? t('users.nameTaken') : right ? undefined : t('users.nameWrong');
  return (
    <Dialog opened onClose={onClose} title={t('users.add')} size="lg">
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('users.name')}
          description={t('users.nameHint')}
          value={name}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          error={tried ? wrong : undefined}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <RightsField buckets={buckets} rights={rights} onChange={setRights} />
        {add.error && <TroubleNote error={add.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('users.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
