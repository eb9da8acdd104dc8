import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announcer.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { type Doomed, useRemoveHistory } from '../../data/use-history.ts';
import { useFormat } from '../../i18n/format.ts';
import styles from './delete-dialog.module.css';

interface Props {
  opened: boolean;
  count: number;
  which: Doomed | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before predictions are gone for good. */
export function DeleteDialog({ opened, count, which, onClose, onDone }: Props) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const remove = useRemoveHistory();
  const number = format.number(count);
  const confirm = () => {
    if (!which) return;
    remove.mutate(which, {
      onSuccess: ({ removed }) => {
        announce(t('delete.done', { count: removed, number: format.number(removed) }));
        onDone();
      },
    });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('delete.title', { count, number })}>
      <p>{t('delete.words')}</p>
      {remove.error && <TroubleNote error={remove.error} />}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('delete.keep')}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={confirm}>
          {t('delete.confirm', { count, number })}
        </Button>
      </div>
    </Dialog>
  );
}
