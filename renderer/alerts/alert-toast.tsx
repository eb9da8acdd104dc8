import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconAlert, IconClose } from '../components/icons.ts';
import { useFormat } from '../i18n/format.ts';
import styles from './alert-toast.module.css';

interface Props {
  /** The project's. */
  name: string;
  title: string;
  measured: string;
  /** Others that were raised with it. */
  more: number;
  onShow: () => void;
  onClose: () => void;
}

/** An alert that was just raised, over whatever page is open. It stays until it is dealt with; the announcer reads it. */
export function AlertToast({ name, title, measured, more, onShow, onClose }: Props) {
  const { t } = useTranslation('monitoring');
  const { t: common } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.toast} aria-label={t('notice.name')}>
      <IconAlert size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <p className={styles.soft}>{name}</p>
        <p className={styles.title}>{title}</p>
        <p>{measured}</p>
        {more > 0 && <p>{t('notice.more', { count: more, number: format.number(more) })}</p>}
        <Button size="compact-sm" variant="default" onClick={onShow}>
          {t('notice.show')}
        </Button>
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={common('close')} onClick={onClose}>
        <IconClose size={18} />
      </ActionIcon>
    </section>
  );
}
