import { Menu } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correction } from '../../contract/shapes/correction.ts';
import { VerdictName } from '../components/verdict-name.tsx';
import styles from './corrections.module.css';
import type { Truths } from './use-truths.ts';

interface Props {
  truths: readonly Truths[];
  /** What it was called so far. */
  said: Correction | undefined;
  /** `project` where the photo becomes one of it. */
  onSay: (truth: string, project?: string) => void;
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
        {truths.map((group) => (
          <Fragment key={group.project.id}>
            <Menu.Label>{t(headOf(group, truths.length), { name: group.project.name })}</Menu.Label>
            {group.truths.map((truth) => (
              <Menu.Item
                key={truth}
                aria-current={(truth === said?.truth && said.project === group.project.id) || undefined}
                onClick={() => (group.labels ? onSay(truth, group.project.id) : onSay(truth))}
              >
                <VerdictName verdict={truth} />
              </Menu.Item>
            ))}
          </Fragment>
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

const headOf = ({ labels }: Truths, groups: number) => (labels ? 'label' : groups > 1 ? 'whatIn' : 'what');
