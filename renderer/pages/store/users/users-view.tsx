import { Button, Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreBucket, StoreUser } from '../../../../contract/shapes/store.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconPlus, IconUser } from '../../../components/icons.ts';
import { PageHead } from '../../../components/page-head.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStoreUsers, useUserChanges } from '../../../data/store/use-store-users.ts';
import styles from '../store.module.css';
import { NewUserDialog } from './new-user-dialog.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { RemoveUserDialog } from './remove-user-dialog.tsx';
import { RightsDialog } from './rights-dialog.tsx';
import { UserCard } from './user-card.tsx';

/** What is open over the list, and of whom. */
type Opened =
  | { what: 'add' }
  | { what: 'rights' | 'remove'; user: StoreUser }
  /** Without a password it is asked whether there is to be another. */
  | { what: 'password'; name: string; password?: string };

/** Who may do what in the store. */
export function UsersView({ buckets, tabs }: { buckets: StoreBucket[]; tabs: ReactNode }) {
  const { t } = useTranslation('store');
  const { data: users, error, refetch } = useStoreUsers();
  const { setEnabled } = useUserChanges();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const tell = (name: string, password: string) => setOpened({ what: 'password', name, password });
  return (
    <>
      <PageHead
        title={t('title')}
        tab={t('users.title')}
        action={
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={!users}
            onClick={() => setOpened({ what: 'add' })}
          >
            {t('users.add')}
          </Button>
        }
      >
        {t('users.words')}
      </PageHead>
      {tabs}
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {setEnabled.error && <TroubleNote error={setEnabled.error} />}
      {!users && !error && <Skeleton height={220} />}
      {users?.length === 0 && (
        <EmptyState icon={IconUser} title={t('users.none')}>
          <p>{t('users.noneWords')}</p>
        </EmptyState>
      )}
      {users && users.length > 0 && (
        <ul className={styles.list} aria-label={t('users.title')}>
          {users.map((user) => (
            <UserCard
              key={user.name}
              user={user}
              onRights={() => setOpened({ what: 'rights', user })}
              onEnabled={(enabled) => setEnabled.mutate({ name: user.name, enabled })}
              onRenew={() => setOpened({ what: 'password', name: user.name })}
              onRemove={() => setOpened({ what: 'remove', user })}
            />
          ))}
        </ul>
      )}
      {opened?.what === 'add' && <NewUserDialog buckets={buckets} users={users ?? []} onMade={tell} onClose={close} />}
      {opened?.what === 'rights' && <RightsDialog user={opened.user} buckets={buckets} onClose={close} />}
      {opened?.what === 'remove' && <RemoveUserDialog name={opened.user.name} onClose={close} />}
      {opened?.what === 'password' && (
        <PasswordDialog name={opened.name} password={opened.password} onMade={tell} onClose={close} />
      )}
    </>
  );
}
