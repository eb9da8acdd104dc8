import { ActionIcon, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { IconClose, IconNext, IconPrevious } from '../../../components/icons.ts';
import { useFormat } from '../../../i18n/format.ts';
import type { Refresh } from '../refresh.ts';
import type { ResultItem } from '../results/result-item.ts';
import styles from './detail-pane.module.css';
import { ResultDetail } from './result-detail.tsx';

interface Props {
  batch: string;
  item: ResultItem;
  /** Its place in the list, from 0, and how long the list is. */
  position: number;
  count: number;
  onGo: (step: number) => void;
  onClose: () => void;
  refresh: Refresh;
}

/** The details of a photo: beside the list where there is room, else over it. */
export function DetailPane(props: Props) {
  const { t } = useTranslation('predict');
  const beside = useMediaQuery('(min-width: 1180px)', undefined, { getInitialValueInEffect: false });
  if (beside) {
    return (
      <aside className={styles.pane} aria-label={t('detail.name')}>
        <Content {...props} />
      </aside>
    );
  }
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      size={440}
      withCloseButton={false}
      aria-label={t('detail.name')}
    >
      <Content {...props} />
    </Drawer>
  );
}

function Content({ batch, item, position, count, onGo, onClose, refresh }: Props) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  return (
    <>
      <div className={styles.head}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('detail.previous')}
          disabled={position <= 0}
          onClick={() => onGo(-1)}
        >
          <IconPrevious size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('detail.next')}
          disabled={position >= count - 1}
          onClick={() => onGo(1)}
        >
          <IconNext size={18} />
        </ActionIcon>
        <span className={styles.place}>
          {t('detail.place', { place: format.number(position + 1), count: format.number(count) })}
        </span>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('detail.close')} onClick={onClose}>
          <IconClose size={18} />
        </ActionIcon>
      </div>
      <p className={styles.name}>{item.photo}</p>
      <ResultDetail batch={batch} item={item} refresh={refresh} />
    </>
  );
}
