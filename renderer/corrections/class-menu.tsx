import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { VerdictName } from '../components/verdict-name.tsx';
import styles from './corrections.module.css';

interface Props {
  /** What the choice means. */
  head: string;
  classes: readonly string[];
  /** What was chosen so far. */
  chosen: string | undefined;
  onChoose: (name: string) => void;
  /** Takes the choice back; none where there is nothing to take back. */
  back: { words: string; onBack: () => void } | undefined;
  /** The button that opens it. */
  children: ReactNode;
}

/** Asks what a photo is. */
export function ClassMenu({ head, classes, chosen, onChoose, back, children }: Props) {
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
