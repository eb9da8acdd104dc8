import { ActionIcon, Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import { IconClose, IconDelete, IconMove } from '../../components/icons.ts';
import { useProjects } from '../../data/use-models.ts';
import { useFormat } from '../../i18n/format.ts';
import { LabelButtons } from './label-buttons.tsx';
import styles from './views.module.css';

interface Props {
  project: Project;
  count: number;
  onLabel: (label: string | null) => void;
  onBin: () => void;
  onMove: (to: Project) => void;
  /** Shows the one photo that is selected, large. */
  onDetails: (() => void) | undefined;
  onAll: () => void;
  onClear: () => void;
}

/** What can be done with the photos that are selected. */
export function SelectionBar({ project, count, onLabel, onBin, onMove, onDetails, onAll, onClear }: Props) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const others = (useProjects().data ?? []).filter(({ id }) => id !== project.id);
  return (
    <section className={styles.bar} aria-label={t('selection.name')}>
      <span className={styles.count}>{t('selection.count', { count, number: format.number(count) })}</span>
      <ActionIcon variant="subtle" color="gray" aria-label={t('selection.clear')} onClick={onClear}>
        <IconClose size={16} />
      </ActionIcon>
      <Button className={styles.all ?? ''} size="compact-sm" variant="subtle" color="gray" onClick={onAll}>
        {t('selection.all')}
      </Button>
      <LabelButtons classes={project.classes} onLabel={onLabel} />
      {onDetails && (
        <Button size="compact-sm" variant="default" onClick={onDetails}>
          {t('selection.details')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconDelete size={16} stroke={1.6} aria-hidden />}
        onClick={onBin}
      >
        {t('selection.bin')}
      </Button>
      {others.length > 0 && (
        <Menu position="top-end">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconMove size={16} stroke={1.6} aria-hidden />}
              aria-label={t('selection.moveTo')}
            >
              {t('selection.move')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((other) => (
              <Menu.Item key={other.id} onClick={() => onMove(other)}>
                {other.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </section>
  );
}
