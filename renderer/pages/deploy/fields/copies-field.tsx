import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconLess, IconPlus } from '../../../components/icons.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './fields.module.css';

/** As many as the core takes. */
const MOST = 20;

interface Props {
  value: number;
  least: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}

/** How many copies there are to be: one fewer, one more. */
export function CopiesField({ value, least, disabled = false, onChange }: Props) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  return (
    <fieldset className={styles.copies} aria-label={t('copies.name')}>
      <ActionIcon
        variant="default"
        size={32}
        disabled={disabled || value <= least}
        aria-label={t('copies.fewer')}
        onClick={() => onChange(value - 1)}
      >
        <IconLess size={16} aria-hidden />
      </ActionIcon>
      <output className={styles.number} aria-label={t('copies.name')}>
        {format.number(value)}
      </output>
      <ActionIcon
        variant="default"
        size={32}
        disabled={disabled || value >= MOST}
        aria-label={t('copies.more')}
        onClick={() => onChange(value + 1)}
      >
        <IconPlus size={16} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
