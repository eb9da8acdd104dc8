import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStackActions } from '../../../data/use-stack.ts';
import styles from './update.module.css';

/** Asks before data is put back: what came since is lost. */
export function BackDialog({ snapshot, onClose }: { snapshot: string; onClose: () => void }) {
  const { t } = useTranslation('stack');
  const { back } = useStackActions();
  return (
    <Dialog opened onClose={onClose} title={t('update.backTitle')}>
      <div className={styles.form}>
        <p>{t('update.backWords')}</p>
        {back.error && <TroubleNote error={back.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('remove.cancel')}
          </Button>
          <Button color="red" loading={back.isPending} onClick={() => back.mutate(snapshot, { onSuccess: onClose })}>
            {t('update.back')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
