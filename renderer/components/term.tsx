import { Tooltip } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './term.module.css';

/** Words of the field that stand on pages for everybody; the texts say what each means. */
type TermName = 'gate' | 'champion' | 'challenger' | 'logLoss' | 'temperature' | 'known';

/** A word of the field, which says what it means where it is pointed at, tapped, or reached by the keyboard. */
export function Term({ of, children }: { of: TermName; children: ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const meaning = t(`term.${of}`);
  return (
    <Tooltip label={meaning} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={styles.term} aria-describedby={id}>
        {children}
        <span id={id} hidden>
          {meaning}
        </span>
      </button>
    </Tooltip>
  );
}
