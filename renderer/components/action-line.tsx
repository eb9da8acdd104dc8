import type { ReactNode } from 'react';
import styles from './action-line.module.css';

interface Props {
  /** What is chosen before, above the words. */
  above?: ReactNode;
  words: ReactNode;
  /** The button. */
  children: ReactNode;
}

/** What a panel is about in a sentence, and the button that does it beside it. */
export function ActionLine({ above, words, children }: Props) {
  return (
    <div className={styles.line}>
      <div className={styles.left}>
        {above}
        <div className={styles.words}>{words}</div>
      </div>
      {children}
    </div>
  );
}
