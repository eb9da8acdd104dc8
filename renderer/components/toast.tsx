import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconAlert, IconClose } from './icons.ts';
import styles from './toast.module.css';

interface Props {
  /** A sign for news that is no trouble. */
  icon?: typeof IconAlert;
  /** What kind of news it is. */
  label: string;
  /** What it is about. */
  name: string;
  title: string;
  /** A sentence more. */
  words: string;
  /** Others that came with it. */
  more?: string | undefined;
  /** What the button says that leads there. */
  show: string;
  onShow: () => void;
  onClose: () => void;
}

/** News of something elsewhere, over whatever page is open. It stays until it is dealt with; the announcer reads it. */
export function Toast({ icon: Icon = IconAlert, label, name, title, words, more, show, onShow, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <section className={styles.toast} aria-label={label}>
      <Icon size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <p className={styles.soft}>{name}</p>
        <p className={styles.title}>{title}</p>
        <p>{words}</p>
        {more && <p>{more}</p>}
        <Button size="compact-sm" variant="default" onClick={onShow}>
          {show}
        </Button>
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={t('close')} onClick={onClose}>
        <IconClose size={18} />
      </ActionIcon>
    </section>
  );
}
