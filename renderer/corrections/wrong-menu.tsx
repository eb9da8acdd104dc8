import { Menu } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correction } from '../../contract/shapes/correction.ts';
import { VerdictName } from '../components/verdict-name.tsx';
import styles from './corrections.module.css';
import type { Labelling } from './use-labelling.ts';
import type { Truths } from './use-truths.ts';

interface Props {
  truths: readonly Truths[];
  /** What it was called so far. */
  said: Correction | undefined;
  onSay: (truth: string) => void;
  onUnsay: () => void;
  labelling: Labelling;
  /** The button that opens it. */
  children: ReactNode;
}

/** Asks what the photo is, where the verdict is wrong. */
export function WrongMenu({ truths, said, onSay, onUnsay, labelling, children }: Props) {
  const { t } = useTranslation('corrections');
  const { label } = labelling;
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
                aria-current={truth === (group.labels ? label?.label : said?.truth) || undefined}
                onClick={() => (group.labels ? labelling.give : onSay)(truth)}
              >
                <VerdictName verdict={truth} />
              </Menu.Item>
            ))}
          </Fragment>
        ))}
        {(said !== undefined || label?.given) && <Menu.Divider />}
        {label?.given && <Menu.Item onClick={labelling.takeBack}>{t('unlabel')}</Menu.Item>}
        {said !== undefined && <Menu.Item onClick={onUnsay}>{t('unsay')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

const headOf = ({ labels }: Truths, groups: number) => (labels ? 'label' : groups > 1 ? 'whatIn' : 'what');
