import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { useTargetWords } from '../head/use-target-words.ts';
import styles from './dialogs.module.css';

interface Props {
  deployment: Deployment;
  onRemove: () => void;
  onClose: () => void;
}

/** Says what ends, before it does. */
export function RemoveDialog({ deployment: { target, address, fault }, onRemove, onClose }: Props) {
  const { t } = useTranslation('deploy');
  const where = useTargetWords()(target);
  const words = () => {
    if (fault) return t('forget.words', { where });
    return address ? t('remove.words', { where, address }) : t('remove.wordsOnly', { where });
  };
  return (
    <Dialog opened onClose={onClose} title={t(fault ? 'forget.title' : 'remove.title')}>
      <div className={styles.form}>
        <p>{words()}</p>
        <p>{t('remove.kept')}</p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red" onClick={onRemove}>
            {t(fault ? 'forget.button' : 'remove.button')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
