import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VerdictName } from '../components/verdict-name.tsx';
import styles from './corrections.module.css';

interface Props {
  truths: readonly string[];
  /** What it was called so far. */
  said: string | undefined;
  onSay: (truth: string) => void;
  onUnsay: () => void;
  /** The button that opens it. */
  children: ReactNode;
}

/** Asks what the photo is, where the verdict is wrong. */
export function WrongMenu({ truths, said, onSay, onUnsay, children }: Props) {
  const { t } = useTranslation('corrections');
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        <Menu.Label>{t('what')}</Menu.Label>
        {truths.map((truth) => (
          <Menu.Item key={truth} aria-current={truth === said || undefined} onClick={() => onSay(truth)}>
            <VerdictName verdict={truth} />
          </Menu.Item>
        ))}
        {said !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={onUnsay}>{t('unsay')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
