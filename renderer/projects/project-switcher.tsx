import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconCheck, IconPlus, IconSelector, IconSettings, IconStack } from '../components/icons.ts';
import { useIsCut } from '../components/use-is-cut.ts';
import { useProjects } from '../data/use-models.ts';
import { useProjectChanges } from '../data/use-projects.ts';
import { useFormat } from '../i18n/format.ts';
import { showOverlay } from '../shell/overlay.ts';
import styles from './project-switcher.module.css';

/** Which project is worked on, and the way to another, a new one, or its settings. */
export function ProjectSwitcher({ className }: { className?: string | undefined }) {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const projects = useProjects().data;
  const { select } = useProjectChanges();
  const current = projects?.find((project) => project.current);
  const [opened, setOpened] = useState(false);
  const [name, isCut] = useIsCut<HTMLSpanElement>();
  return (
    <div className={className}>
      <Menu position="bottom-start" width={260} opened={opened} onChange={setOpened}>
        <Tooltip label={current?.name} disabled={!isCut || opened} position="right" multiline maw={320}>
          <Menu.Target>
            <UnstyledButton className={styles.button} aria-label={t('switcher.button', { name: current?.name ?? '' })}>
              <span ref={name} className={styles.name}>
                {current?.name ?? ' '}
              </span>
              {current?.place === 'stack' && <InStack />}
              <IconSelector className={styles.icon} size={16} stroke={1.6} aria-hidden />
            </UnstyledButton>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown className={styles.menu ?? ''}>
          {projects?.map(({ id, name, photos, place, current: chosen }) => (
            <Menu.Item
              key={id}
              leftSection={<IconCheck size={16} aria-hidden className={chosen ? '' : styles.hidden} />}
              rightSection={
                <span className={styles.count}>
                  {place === 'stack' && <InStack />}
                  {format.number(photos)}
                </span>
              }
              aria-current={chosen || undefined}
              onClick={() => !chosen && select.mutate(id)}
            >
              {name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => showOverlay('new-project')}>
            {t('switcher.new')}
          </Menu.Item>
          {current && (
            <Menu.Item
              leftSection={<IconSettings size={16} aria-hidden />}
              onClick={() => showOverlay('project-settings')}
            >
              {t('switcher.settings')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** A small mark: the project lives in the stack. */
function InStack() {
  const { t } = useTranslation('projects');
  const words = t('place.badge');
  return (
    <span className={styles.place} role="img" aria-label={words} title={words}>
      <IconStack size={14} stroke={1.8} aria-hidden />
    </span>
  );
}
