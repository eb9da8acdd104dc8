import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import type { useDeploymentActions } from '../../../data/use-deployment.ts';
import { useTargetWords } from '../head/use-target-words.ts';
import styles from './dialogs.module.css';

interface Props {
  deployment: Deployment;
  before: string;
  rollback: ReturnType<typeof useDeploymentActions>['rollback'];
  onClose: () => void;
}

/** Says which version comes back, and where it will answer, before it does. */
export function RollbackDialog({ deployment, before, rollback, onClose }: Props) {
  const { t } = useTranslation('deploy');
  const { follows, version, target } = deployment;
  const where = useTargetWords()(target);
  return (
    <Dialog opened onClose={onClose} title={t('rollback.title', { version: before })}>
      <div className={styles.form}>
        <p>{t(follows ? 'rollback.everywhere' : 'rollback.there', { version, before, where })}</p>
        {rollback.error && <TroubleNote error={rollback.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            data-autofocus
            loading={rollback.isPending}
            onClick={() => rollback.mutate(undefined, { onSuccess: onClose })}
          >
            {t('rollback.button', { version: before })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
