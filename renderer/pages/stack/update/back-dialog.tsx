import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStackActions } from '../../../data/use-stack.ts';
import styles from './update.module.css';

interface Props {
  snapshot: string;
  another: StackStatus['another'];
  onClose: () => void;
}

/** Asks before data is put back: what came since is lost. */
export function BackDialog({ snapshot, another, onClose }: Props) {
  const { t } = useTranslation('stack');
  const { back } = useStackActions(another !== undefined);
  return (
    <Dialog opened onClose={onClose} title={t('update.backTitle')}>
      <div className={styles.form}>
        {another && (
          <p role="alert">
            {t('another.started', another)} {t('another.ask')}
          </p>
        )}
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
