import { ActionIcon, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import { IconClose, IconNext, IconPrevious } from './icons.ts';
import styles from './side-pane.module.css';

interface Props {
  /** What it shows and leads to, for those who hear it; photos where left out. */
  words?: { label: string; previous: string; next: string };
  /** The photo's name. */
  name: string;
  /** Its place in the list, from 0, and how long the list is. */
  position: number;
  count: number;
  onGo: (step: number) => void;
  onClose: () => void;
  /** The least width of the window, in pixels, that has room for it beside the list; none where it lies over it always. */
  besideFrom?: number;
  children: ReactNode;
}

/** A photo of a list, large: beside the list where there is room, else over it. */
export function SidePane({ besideFrom, ...props }: Props) {
  const { t } = useTranslation('predict');
  const shown = props.words?.label ?? t('detail.name');
  const wide = useMediaQuery(`(min-width: ${besideFrom ?? 0}px)`, undefined, { getInitialValueInEffect: false });
  if (besideFrom !== undefined && wide) {
    return (
      <aside className={styles.pane} aria-label={shown}>
        <Content {...props} />
      </aside>
    );
  }
  return (
    <Drawer.Root opened onClose={props.onClose} position="right" size={440} data-side-pane>
      <Drawer.Overlay />
      <Drawer.Content aria-label={shown}>
        <Drawer.Body>
          <Content {...props} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Content({ words, name, position, count, onGo, onClose, children }: Omit<Props, 'besideFrom'>) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  return (
    <>
      <div className={styles.head}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={words?.previous ?? t('detail.previous')}
          disabled={position <= 0}
          onClick={() => onGo(-1)}
        >
          <IconPrevious size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={words?.next ?? t('detail.next')}
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
      <p className={styles.name}>{name}</p>
      {children}
    </>
  );
}
