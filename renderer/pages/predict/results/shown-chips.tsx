import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconAlert } from '../../../components/icons.ts';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useFormat } from '../../../i18n/format.ts';
import type { Counts, Shown } from './arrange.ts';
import styles from './shown-chips.module.css';

interface Props {
  counts: Counts;
  shown: Shown;
  onChange: (shown: Shown) => void;
}

/** How many photos have which verdict; a press shows only those. */
export function ShownChips({ counts, shown, onChange }: Props) {
  const { t } = useTranslation('predict');
  const chip = (value: Shown, count: number, content: ReactNode) => (
    <Chip key={value} on={shown === value} count={count} onPress={() => onChange(value)}>
      {content}
    </Chip>
  );
  return (
    <fieldset className={styles.chips} aria-label={t('filter.name')}>
      {chip('all', counts.all, t('filter.all'))}
      {counts.verdicts.map(([verdict, count]) => chip(`verdict:${verdict}`, count, <VerdictName verdict={verdict} />))}
      {counts.barely > 0 && chip('barely', counts.barely, t('filter.barely'))}
      {counts.errors > 0 &&
        chip(
          'errors',
          counts.errors,
          <span className={styles.errors}>
            <IconAlert size={14} aria-hidden /> {t('filter.errors')}
          </span>,
        )}
    </fieldset>
  );
}

function Chip({
  on,
  count,
  onPress,
  children,
}: {
  on: boolean;
  count: number;
  onPress: () => void;
  children: ReactNode;
}) {
  const format = useFormat();
  return (
    <UnstyledButton className={styles.chip} aria-pressed={on} onClick={onPress}>
      {children} <span className={styles.count}>{format.number(count)}</span>
    </UnstyledButton>
  );
}
