import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../contract/projects.ts';
import { IconPlus } from '../components/icons.ts';
import { VerdictName } from '../components/verdict-name.tsx';
import { showOverlay } from '../shell/overlay.ts';
import styles from './corrections.module.css';

interface Props {
  /** What the choice means. */
  head: string;
  classes: readonly string[];
  /** Whose they are: one that is worked on can be given another. */
  project: Project | undefined;
  /** What was chosen so far. */
  chosen: string | undefined;
  onChoose: (name: string) => void;
  /** Takes the choice back; none where there is nothing to take back. */
  back: { words: string; onBack: () => void } | undefined;
  /** The button that opens it. */
  children: ReactNode;
}

/** Asks what a photo is. */
export function ClassMenu({ head, classes, project, chosen, onChoose, back, children }: Props) {
  const { t } = useTranslation('corrections');
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        <Menu.Label>{head}</Menu.Label>
        {classes.map((name) => (
          <Menu.Item key={name} aria-current={name === chosen || undefined} onClick={() => onChoose(name)}>
            <VerdictName verdict={name} />
          </Menu.Item>
        ))}
        {project?.current && (
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => showOverlay('add-class')}>
            {t('addClass')}
          </Menu.Item>
        )}
        {back && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={back.onBack}>{back.words}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
