import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconLess, IconPlus } from '../../../components/icons.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './fields.module.css';

/** As many as the core takes. */
const MOST = 20;

interface Props {
  /** Which number of copies, where there are several. */
  name?: string;
  value: number;
  least: number;
  most?: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}

/** How many copies there are to be: one fewer, one more. */
export function CopiesField({ name, value, least, most = MOST, disabled = false, onChange }: Props) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const label = name ?? t('copies.name');
  return (
    <fieldset className={styles.copies} aria-label={label}>
      <ActionIcon
        variant="default"
        size={32}
        disabled={disabled || value <= least}
        aria-label={t('copies.fewer')}
        onClick={() => onChange(value - 1)}
      >
        <IconLess size={16} aria-hidden />
      </ActionIcon>
      <output className={styles.number} aria-label={label}>
        {format.number(value)}
      </output>
      <ActionIcon
        variant="default"
        size={32}
        disabled={disabled || value >= most}
        aria-label={t('copies.more')}
        onClick={() => onChange(value + 1)}
      >
        <IconPlus size={16} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
