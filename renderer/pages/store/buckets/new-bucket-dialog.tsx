import { Button, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bucketName } from '../../../../contract/shapes/store.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useBucketChanges } from '../../../data/store/use-buckets.ts';
import styles from '../store.module.css';

/** Adds a bucket. */
export function NewBucketDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('store');
  const [name, setName] = useState('');
  const [versioned, setVersioned] = useState(true);
  const [tried, setTried] = useState(false);
  const { add } = useBucketChanges();
  const right = bucketName.safeParse(name).success;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (right) add.mutate({ name, versioned }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t('buckets.add')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('buckets.name')}
          description={t('buckets.nameHint')}
          value={name}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          maxLength={63}
          error={tried && !right ? t('buckets.nameWrong') : undefined}
          onChange={({ currentTarget }) => setName(currentTarget.value.toLowerCase())}
        />
        <Switch
          label={t('buckets.keepVersions')}
          description={t('buckets.keepVersionsHint')}
          checked={versioned}
          onChange={({ currentTarget }) => setVersioned(currentTarget.checked)}
        />
        {add.error && <TroubleNote error={add.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('buckets.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
