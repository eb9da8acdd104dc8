import { Button, Skeleton, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useBucketChanges, useBucketUsage } from '../../../data/store/use-buckets.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from '../store.module.css';

/** Asks before a bucket goes. With something in it, its name has to be typed. */
export function RemoveBucketDialog({ bucket, onClose }: { bucket: string; onClose: () => void }) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { remove } = useBucketChanges();
  const { data, error, refetch } = useBucketUsage(bucket);
  const empty = data !== undefined && data.objects === 0 && data.older === 0;
  // Markers of what was deleted take no room, and are in it all the same.
  const full = (data !== undefined && !empty) || remove.isError;
  const objects = data?.objects ?? 0;
  const bytes = (data?.bytes ?? 0) + (data?.older ?? 0);
  const allowed = full ? typed === bucket : empty;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (allowed) remove.mutate(full ? { bucket, typed } : { bucket }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t('buckets.removeTitle', { name: bucket })}>
      <form className={styles.form} onSubmit={submit}>
        {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton height={20} />}
        {empty && <p>{t('buckets.removeEmpty')}</p>}
        {full && (
          <>
            <p>
              {objects === 0
                ? t('buckets.removeHidden')
                : t('buckets.removeFull', {
                    count: objects,
                    number: format.number(objects),
                    size: format.bytes(bytes),
                  })}
            </p>
            <TextInput
              label={t('buckets.typeName', { name: bucket })}
              value={typed}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </>
        )}
        {remove.error && <TroubleNote error={remove.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!allowed} loading={remove.isPending}>
            {t('buckets.remove')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
