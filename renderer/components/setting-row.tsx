import type { ReactNode } from 'react';
import styles from './setting-row.module.css';

interface Props {
  name: string;
  hint?: ReactNode;
  children: ReactNode;
}

/** Something that can be set: its name and what it does on the left, its control on the right. */
export function SettingRow({ name, hint, children }: Props) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}
