import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconClose, IconWeb } from '../../../components/icons.ts';
import styles from './no-network.module.css';

interface Props {
  onRetry: () => void;
  onClose: () => void;
}

/** The public photo did not come: nothing is broken, and nothing else needs a network. */
export function NoNetwork({ onRetry, onClose }: Props) {
  const { t } = useTranslation('predict');
  const { t: common } = useTranslation();
  return (
    <div className={styles.note} role="alert">
      <IconWeb size={20} stroke={1.6} aria-hidden />
      <p className={styles.words}>{t('start.offline')}</p>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {common('retry')}
      </Button>
      <ActionIcon variant="subtle" color="gray" aria-label={common('close')} onClick={onClose}>
        <IconClose size={16} />
      </ActionIcon>
    </div>
  );
}
